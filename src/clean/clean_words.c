/* Words are compared by a hash of 32 bits; a table with open addresses gives each its number. */
#include "clean/clean_words.h"

enum { LEAST_WORD = 4 /* bytes */ };

typedef struct word_kind {
    uint32_t hash;     /* 0: the place is free */
    uint32_t number;   /* of the word */
    uint32_t line_end; /* the last line that has it, and one */
} word_kind;

typedef VEC(uint32_t) number_vec;

/* Letters and digits; of what is beyond ASCII all but general punctuation. */
static bool is_letter(str t, uint32_t at)
{
    const unsigned char c = (unsigned char)t.at[at];
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return !(c == 0xe2 && at + 1 < t.size && (unsigned char)t.at[at + 1] == 0x80);
}

static uint32_t hash_of(str word)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < word.size; i++)
        hash = (hash ^ (unsigned char)(word.at[i] | 32)) * 16777619u;
    return hash ? hash : 1;
}

static void push_hashes(doc *d, const line *l, number_vec *hashes)
{
    for (uint32_t at = l->start; at < l->end;) {
        const uint32_t from = at;
        while (at < l->end && is_letter(d->text, at))
            at++;
        const str word = str_slice(d->text, from, at);
        if (word.size >= LEAST_WORD && !clean_is_stop(word))
            *vec_push(&d->arena, hashes) = hash_of(word);
        at += at == from;
    }
}

/* Replaces the hashes of each line by numbers, and those that it has twice by nothing. */
static uint32_t number_words(doc *d, number_vec *hashes, uint32_t *starts, uint32_t lines)
{
    uint32_t size = 16, kinds = 0, kept = 0;
    while (size < 2 * hashes->count)
        size *= 2;
    word_kind *table = arena_array(&d->arena, size, sizeof *table);
    for (uint32_t i = 0, k = 0; i < lines; i++) {
        for (; k < starts[i + 1]; k++) {
            const uint32_t hash = hashes->at[k];
            uint32_t slot = hash & (size - 1);
            while (table[slot].hash && table[slot].hash != hash)
                slot = (slot + 1) & (size - 1);
            if (!table[slot].hash)
                table[slot] = (word_kind){hash, kinds++, 0};
            if (table[slot].line_end == i + 1)
                continue;
            table[slot].line_end = i + 1;
            hashes->at[kept++] = table[slot].number;
        }
        starts[i + 1] = kept;
    }
    return kinds;
}

clean_words clean_list_words(doc *d, const line_vec *lines)
{
    number_vec hashes = {0};
    uint32_t *starts = arena_array(&d->arena, lines->count + 1, sizeof *starts);
    for (uint32_t i = 0; i < lines->count; i++) {
        push_hashes(d, &lines->at[i], &hashes);
        starts[i + 1] = hashes.count;
    }
    const uint32_t kinds = number_words(d, &hashes, starts, lines->count);
    return (clean_words){hashes.at, starts, kinds};
}

void clean_add_words(const clean_words *words, uint32_t line_at, float weight, float *bag)
{
    for (uint32_t i = words->starts[line_at]; i < words->starts[line_at + 1]; i++)
        bag[words->at[i]] += weight;
}

float clean_overlap(const clean_words *words, uint32_t line_at, float own, const float *bag)
{
    const uint32_t count = clean_word_count(words, line_at);
    float found = 0.0f;
    for (uint32_t i = words->starts[line_at]; i < words->starts[line_at + 1]; i++) {
        const float others = bag[words->at[i]] - own;
        found += others <= 0.0f ? 0.0f : others > 1.0f ? 1.0f : others;
    }
    return count ? found / (float)count : 0.0f;
}

uint32_t clean_word_count(const clean_words *words, uint32_t line_at)
{
    return words->starts[line_at + 1] - words->starts[line_at];
}
