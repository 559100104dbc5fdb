/* Writes tokens and sentences as CoNLL-U, with the names and labels of spaCy.
 *
 * Ten columns; HEAD counts inside the sentence, 0 at its root. In FORM and LEMMA a space is \s,
 * tab \t, newline \n, return \r, backslash \\; what is empty is _. MISC: Start and End, bytes
 * of the input; SpaceAfter=No where no space follows; Entity=B-ORG or I-ORG in a name. An empty
 * line ends a sentence. Where the input was cut into blocks, "# block = START END" stands
 * before the first sentence of each. Source: universaldependencies.org/format.html. */
#include "doc/doc_place.h"
#include "lang/lang.h"

static void write_number(out *o, uint32_t number)
{
    char digits[10];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    out_bytes(o, digits + at, sizeof digits - at);
}

static void write_escaped(out *o, str text)
{
    static const char special[] = " \t\n\r\\", letters[] = "stnr\\";
    size_t done = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char *found = text.at[i] ? strchr(special, text.at[i]) : NULL;
        if (!found)
            continue;
        out_str(o, str_slice(text, done, i));
        out_bytes(o, "\\", 1);
        out_bytes(o, &letters[found - special], 1);
        done = i + 1;
    }
    out_str(o, text.size ? str_slice(text, done, text.size) : STR("_"));
}

static void write_field(out *o, str text)
{
    out_str(o, text.size ? text : STR("_"));
    out_bytes(o, "\t", 1);
}

/* The head's number in the sentence; where arcs cross sentences it may lie outside. */
static void write_head(out *o, const doc *d, uint32_t i)
{
    const token *t = &d->tokens.at[i];
    const uint32_t first = d->sentences.at[t->sentence].first;
    if (t->head == i)
        out_bytes(o, "0", 1);
    else if (t->head >= first)
        write_number(o, t->head - first + 1);
    else
        out_format(o, "%lld", (long long)t->head - first + 1);
    out_bytes(o, "\t", 1);
}

static void write_misc(out *o, const doc *d, const token *t)
{
    const sayso_span span = doc_in_input(d, (sayso_span){t->start, t->end});
    out_str(o, STR("Start="));
    write_number(o, span.start);
    out_str(o, STR("|End="));
    write_number(o, span.end);
    if (!t->space)
        out_str(o, STR("|SpaceAfter=No"));
    if (t->name != NAME_NONE) {
        out_str(o, t->name_begins ? STR("|Entity=B-") : STR("|Entity=I-"));
        out_text(o, label_name_text(t->name));
    }
    out_bytes(o, "\n", 1);
}

static void write_token(out *o, const doc *d, uint32_t i)
{
    const token *t = &d->tokens.at[i];
    write_number(o, i - d->sentences.at[t->sentence].first + 1);
    out_bytes(o, "\t", 1);
    write_escaped(o, doc_token(d, t));
    out_bytes(o, "\t", 1);
    write_escaped(o, t->lemma);
    out_bytes(o, "\t", 1);
    write_field(o, str_of(label_pos_text(t->pos)));
    write_field(o, str_of(label_tag_text(t->tag)));
    write_field(o, t->morph);
    write_head(o, d, i);
    write_field(o, str_of(label_dep_text(t->dep)));
    out_str(o, STR("_\t"));
    write_misc(o, d, t);
}

static void write_block(out *o, const doc *d, const block *b)
{
    const sayso_span span = doc_in_input(d, b->span);
    out_str(o, STR("# block = "));
    write_number(o, span.start);
    out_bytes(o, " ", 1);
    write_number(o, span.end);
    out_bytes(o, "\n", 1);
}

void lang_conllu(const doc *d, out *o)
{
    const bool whole =
        d->blocks.count == 1 && d->blocks.at[0].span.start == 0 && d->blocks.at[0].span.end == d->text.size;
    uint32_t b = 0;
    for (uint32_t s = 0; s < d->sentences.count; s++) {
        const sentence *here = &d->sentences.at[s];
        while (b < d->blocks.count && d->blocks.at[b].first <= here->first) {
            if (!whole && d->blocks.at[b].last > d->blocks.at[b].first)
                write_block(o, d, &d->blocks.at[b]);
            b++;
        }
        for (uint32_t i = here->first; i < here->last; i++)
            write_token(o, d, i);
        out_bytes(o, "\n", 1);
    }
}
