/* Where tags, comments and raw text end: the tokenizer of the HTML standard (13.2.5), as far as that goes. */
#ifndef CLEAN_MARKUP_H
#define CLEAN_MARKUP_H

#include "base/str.h"

/* Places in the page. */
typedef struct markup_part {
    size_t from, to;
} markup_part;

/* White space in a tag: that of ASCII, but not the vertical tab. */
static inline bool markup_is_space(char c)
{
    return str_is_blank(c) && c != '\v';
}

static inline bool markup_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The name of the tag that begins at `at`. */
str markup_name(str page, size_t at);
/* The next attribute of a tag, and its name; *at goes past it, at first from the end of the tag's name. False: the tag
 * ends, and *at is one past its `>`. */
bool markup_attribute(str page, size_t *at, markup_part *attribute, str *name);
/* One past the next `>`. */
size_t markup_past(str page, size_t at);
/* One past the comment whose `<!--` is at `at`; *text: what stands in it. */
size_t markup_comment(str page, size_t at, markup_part *text);
/* Where the end tag is of an element that holds text alone, which begins at `at`. */
size_t markup_raw(str page, size_t at, str name);
/* The same of a script, which may hold scripts in comments. */
size_t markup_script(str page, size_t at);

#endif
