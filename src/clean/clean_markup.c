#include "clean/clean_markup.h"
#include <strings.h>

static bool ends_name(char c)
{
    return markup_is_space(c) || c == '/' || c == '>';
}

static size_t pass_spaces(str page, size_t at)
{
    while (at < page.size && markup_is_space(page.at[at]))
        at++;
    return at;
}

/* The first such byte, or the end. */
static size_t find(str page, size_t at, char byte)
{
    const char *hit = at < page.size ? memchr(page.at + at, byte, page.size - at) : NULL;
    return hit ? (size_t)(hit - page.at) : page.size;
}

size_t markup_past(str page, size_t at)
{
    const size_t end = find(page, at, '>');
    return end < page.size ? end + 1 : end;
}

str markup_name(str page, size_t at)
{
    size_t end = at;
    while (end < page.size && !ends_name(page.at[end]))
        end++;
    return str_slice(page, at, end);
}

/* Past the value that begins at `at`, whatever holds it together. */
static size_t pass_value(str page, size_t at)
{
    if (at < page.size && (page.at[at] == '"' || page.at[at] == '\'')) {
        const size_t end = find(page, at + 1, page.at[at]);
        return end < page.size ? end + 1 : end;
    }
    while (at < page.size && !markup_is_space(page.at[at]) && page.at[at] != '>')
        at++;
    return at;
}

bool markup_attribute(str page, size_t *at, markup_part *attribute, str *name)
{
    while (*at < page.size && (markup_is_space(page.at[*at]) || page.at[*at] == '/'))
        ++*at;
    if (*at == page.size || page.at[*at] == '>') {
        *at += *at < page.size;
        return false;
    }
    const size_t from = *at;
    size_t end = from + 1; /* a name may begin with = */
    while (end < page.size && !ends_name(page.at[end]) && page.at[end] != '=')
        end++;
    *name = str_slice(page, from, end);
    const size_t mark = pass_spaces(page, end);
    if (mark < page.size && page.at[mark] == '=')
        end = pass_value(page, pass_spaces(page, mark + 1));
    *at = end;
    *attribute = (markup_part){from, end};
    return true;
}

size_t markup_comment(str page, size_t at, markup_part *text)
{
    const size_t begin = at + 4;
    *text = (markup_part){begin, page.size};
    for (size_t i = find(page, begin, '>'); i < page.size; i = find(page, i + 1, '>')) {
        const size_t size = i - begin;
        const size_t bang = size >= 3 && page.at[i - 1] == '!';
        if (size == 0 || (size == 1 && page.at[begin] == '-'))
            text->to = begin;
        else if (size >= 2 && page.at[i - bang - 1] == '-' && page.at[i - bang - 2] == '-')
            text->to = i - bang - 2;
        else
            continue;
        return i + 1;
    }
    return page.size;
}

/* Whether `name`, and no longer one, stands at `at`. */
static bool is_named(str page, size_t at, str name)
{
    const size_t end = at + name.size;
    return end < page.size && strncasecmp(page.at + at, name.at, name.size) == 0 && ends_name(page.at[end]);
}

size_t markup_raw(str page, size_t at, str name)
{
    for (at = find(page, at, '<'); at < page.size; at = find(page, at + 1, '<'))
        if (at + 1 < page.size && page.at[at + 1] == '/' && is_named(page, at + 2, name))
            break;
    return at;
}

size_t markup_script(str page, size_t at)
{
    const str script = STR("script"), open = STR("<!--"), close = STR("-->");
    bool comment = false, inner = false;
    for (;; at++) {
        at = comment ? at : find(page, at, '<');
        if (at >= page.size)
            return page.size;
        const char c = page.at[at];
        const str rest = str_slice(page, at, page.size);
        if (comment && c == '-' && str_starts(rest, close))
            comment = inner = false;
        else if (c != '<')
            continue;
        else if (!comment && str_starts(rest, open))
            comment = true, at++; /* its dashes may be those of the end */
        else if (at + 1 < page.size && page.at[at + 1] == '/' && is_named(page, at + 2, script)) {
            if (!inner)
                return at;
            inner = false;
        } else if (comment && is_named(page, at + 1, script))
            inner = true;
    }
}
