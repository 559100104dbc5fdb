/* Plain text: any UTF-8 without NUL bytes; or a page of HTML, which is read whatever is in it. */
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "doc/doc_id.h"
#include "read/read.h"
#include "read/read_foreign.h"
#include "read/read_page.h"

static sayso_text identity(doc *d, str input)
{
    uint8_t hash[HASH_SIZE];
    hash_of(input, hash);
    return doc_id(d, hash);
}

static bool is_blank(str text)
{
    size_t i = str_starts(text, STR("\xef\xbb\xbf")) ? 3 : 0;
    while (i < text.size && str_is_blank(text.at[i]))
        i++;
    return i == text.size;
}

bool read_something(const doc *d, const char *path, sayso_error *error)
{
    if (d->markup || !is_blank(d->text))
        return true;
    return error_set(error, SAYSO_E_TEXT, 0, "%s: byte 0: white space alone, there is nothing to read",
                     file_name(path));
}

bool read_text(doc *d, const char *path, const char *type, const void *bytes, size_t size, sayso_error *error)
{
    const char *name = file_name(path);
    const str text = {bytes, size};
    if (size == 0)
        return error_set(error, SAYSO_E_TEXT, 0, "%s: byte 0: empty, there is nothing to read", name);
    const char *foreign = foreign_recognise(text);
    if (foreign)
        return error_set(error, SAYSO_E_TEXT, 0, "%s: byte 0: %s", name, foreign);
    d->markup = d->about.markup = read_is_page(text);
    const char *nul = d->markup ? NULL : memchr(bytes, '\0', size);
    if (nul) {
        const size_t at = (size_t)(nul - text.at);
        return error_set(error, SAYSO_E_TEXT, at,
                         "%s: byte %zu: a NUL byte: not plain text (if it is UTF-16, convert it to UTF-8 first)", name,
                         at);
    }
    const size_t bad = d->markup ? size : utf8_invalid(text);
    if (bad < size)
        return error_set(error, SAYSO_E_TEXT, bad,
                         "%s: byte %zu: not UTF-8 (0x%02x); convert it first, for example with iconv", name, bad,
                         (unsigned char)text.at[bad]);
    d->input = (str){arena_copy(&d->arena, text.at, size), size};
    d->text = d->input;
    if (d->markup)
        read_decode(d, type ? type : "");
    const str own = str_of(path);
    d->about.id = identity(d, d->input);
    d->about.input = (sayso_text){d->input.at, d->input.size};
    if (path && !str_equal(own, STR("-")))
        d->about.path = (sayso_text){arena_copy(&d->arena, own.at, own.size), own.size};
    return true;
}
