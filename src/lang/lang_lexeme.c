/* The features of a token's text, as spaCy has them (lang/lex_attrs.py,
 * lang/norm_exceptions.py): in code points, and as Python 3.11 sees those. Normal forms come
 * from the model file: "lexeme.norms", U64 (count, 2), ids of a text and of its normal form. */
#include "lang/lang_lexeme.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/lang_id.h"

enum { LONG = 100, LONGEST_RUN = 4, SUFFIX = 3 }; /* code points */

bool lang_norms_open(lang_norms *norms, const nn_weights *weights, sayso_error *error)
{
    static const char name[] = "lexeme.norms";
    norms->pairs = nn_weights_get(weights, name, NN_U64, 2, (const size_t[]){0, 2}, error);
    if (!norms->pairs)
        return false;
    norms->count = nn_weights_find(weights, name)->shape[0];
    for (size_t i = 1; i < norms->count; i++)
        if (norms->pairs[2 * i] <= norms->pairs[2 * i - 2])
            return nn_weights_refuse(weights, name, error);
    return true;
}

/* The id of the normal form of the text with this id; 0 if the model has none. */
static uint64_t find_norm(const lang_norms *norms, uint64_t id)
{
    const size_t at = lang_id_place(norms->pairs, 2, norms->count, id);
    return at < norms->count && norms->pairs[2 * at] == id ? norms->pairs[2 * at + 1] : 0;
}

/* Letters become x or X, digits d, the rest stays; a run of one sign is cut after its fourth.
 * "Xxxxx", "dd-xxxx", "LONG". */
static uint64_t shape_id(str text)
{
    char shape[LONG * 4];
    size_t size = 0, points = 0, run = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < text.size;) {
        uint32_t point = utf8_next(text, &i);
        if (++points >= LONG)
            return lang_id(STR("LONG"));
        const uint32_t flags = unicode_of(point)->flags;
        if (flags & UNICODE_ALPHA)
            point = flags & UNICODE_UPPER ? 'X' : 'x';
        else if (flags & UNICODE_DIGIT)
            point = 'd';
        run = points > 1 && point == last ? run + 1 : 1;
        last = point;
        if (run <= LONGEST_RUN)
            size += utf8_put(shape + size, point);
    }
    return lang_id((str){shape, size});
}

static str first_point(str text)
{
    size_t end = 0;
    utf8_next(text, &end);
    return str_slice(text, 0, end);
}

static str last_points(str text, int count)
{
    size_t start = text.size;
    while (start > 0 && count-- > 0)
        start = utf8_before(text, start);
    return str_slice(text, start, text.size);
}

void lang_lexeme_make(lang_lexeme *lexeme, str text, const lang_norms *norms, arena *a)
{
    const str lower = unicode_lower(a, text);
    const uint64_t lower_id = lang_id(lower);
    const uint64_t norm = find_norm(norms, lang_id(text));
    *lexeme = (lang_lexeme){
        .text = text,
        .lower = lower,
        .norm = norm ? norm : lower_id,
        .prefix = lang_id(first_point(text)),
        .suffix = lang_id(last_points(text, SUFFIX)),
        .shape = shape_id(text),
        .lower_id = lower_id,
        .space = unicode_all(text, UNICODE_SPACE),
    };
}
