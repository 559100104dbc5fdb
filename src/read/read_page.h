/* Pages of HTML: recognising one, and its encoding. */
#ifndef READ_PAGE_H
#define READ_PAGE_H

#include "doc/doc.h"

/* Whether the bytes are a page of HTML, by what stands in them, in any encoding. */
bool read_is_page(str bytes);
/* Fills text, the page as UTF-8, and map, from input. The encoding is that of a byte-order mark, or
 * else UTF-8 where the bytes are that, or the one declared, by `type` ("text/html; charset=koi8-r") or in
 * the page, where they are valid in it, or the likeliest; a byte that is not valid in it is U+FFFD. */
void read_decode(doc *d, const char *type);

#endif
