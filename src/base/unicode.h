/* What Python 3.11 (Unicode 14) says of code points: spaCy asks it, so the same answers give the
 * same features; and what BERT's uncased tokeniser makes of them. The tables are in
 * unicode_table.c, written by tools/make_unicode.py. */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include "base/arena.h"
#include "base/str.h"

enum { UNICODE_BLOCK = 128, UNICODE_BLOCKS = 0x110000 / UNICODE_BLOCK };

typedef enum unicode_flag {
    UNICODE_ALPHA = 1,  /* str.isalpha() */
    UNICODE_UPPER = 2,  /* str.isupper() */
    UNICODE_DIGIT = 4,  /* str.isdigit() */
    UNICODE_SPACE = 8,  /* str.isspace() */
    UNICODE_CASED = 16, /* these two decide how a capital sigma is lowered; never both */
    UNICODE_IGNORABLE = 32
} unicode_flag;

typedef struct unicode_record {
    int32_t lower; /* what to add for the lower case */
    uint32_t flags;
} unicode_record;

extern const unicode_record unicode_records[];
extern const uint8_t unicode_blocks[UNICODE_BLOCKS];  /* (block) -> row of unicode_points */
extern const uint8_t unicode_points[][UNICODE_BLOCK]; /* (row, point in block) -> record */

/* `point` must be under 0x110000. */
static inline const unicode_record *unicode_of(uint32_t point)
{
    return &unicode_records[unicode_points[unicode_blocks[point / UNICODE_BLOCK]][point % UNICODE_BLOCK]];
}

static inline bool unicode_is(uint32_t point, unicode_flag flag)
{
    return unicode_of(point)->flags & flag;
}

/* ---- folding: accents off, lower case, controls dropped -------------------------------------- */

typedef enum unicode_kind {
    UNICODE_WORD,    /* part of a word */
    UNICODE_ALONE,   /* a word of its own: a punctuation mark, a Chinese character */
    UNICODE_GAP,     /* white space */
    UNICODE_NOTHING, /* left out: a control character, an accent */
    UNICODE_SYLLABLE /* Hangul, part of a word: it becomes two or three letters, see below */
} unicode_kind;

enum { UNICODE_MOST_FOLDED = 3 };

typedef struct unicode_fold {
    uint8_t kind;  /* unicode_kind */
    uint8_t count; /* of `to`; 0: it stays what it is */
    uint32_t to[UNICODE_MOST_FOLDED];
} unicode_fold;

extern const unicode_fold unicode_folds[];
extern const uint8_t unicode_fold_blocks[UNICODE_BLOCKS];
extern const uint16_t unicode_fold_points[][UNICODE_BLOCK];

/* `point` must be under 0x110000. */
static inline const unicode_fold *unicode_fold_of(uint32_t point)
{
    return &unicode_folds[unicode_fold_points[unicode_fold_blocks[point / UNICODE_BLOCK]][point % UNICODE_BLOCK]];
}

/* The letters of a Hangul syllable; how many. */
size_t unicode_syllable(uint32_t point, uint32_t letters[UNICODE_MOST_FOLDED]);

/* ---- texts ----------------------------------------------------------------------------------- */

/* Whether `text` (well-formed) is not empty and every code point has the flag. */
bool unicode_all(str text, unicode_flag flag);
/* Python's str.lower() of well-formed text: `text` itself where nothing changes, else in memory
 * of `a`. */
str unicode_lower(arena *a, str text);

#endif
