/* The words of a block as the grammar of time reads them: runs of letters, of digits, and single
 * marks, each with what it can mean in a time. Cut from the bytes, not from the language stage's
 * tokens, so that "mid-1920", "1970s" and "5:30PM" come apart alike. */
#ifndef WHEN_WORD_H
#define WHEN_WORD_H

#include "doc/doc.h"

/* What a word may be to a time. The number beside it (when_word.number) is named in the comment. */
typedef enum __attribute__((packed)) when_class {
    CLASS_OTHER,
    CLASS_END,     /* past the last word */
    CLASS_MARK,    /* the mark; every dash is '-', every apostrophe '\'' */
    CLASS_DIGITS,  /* their number, at most 999999999; "1,460" is one */
    CLASS_NUMBER,  /* one … ninety: the number; dozen, hundred, thousand */
    CLASS_ORDINAL, /* first … ninth …; last: 0 */
    CLASS_MONTH,   /* 1 … 12 */
    CLASS_WEEKDAY, /* 0 Monday … 6 Sunday */
    CLASS_UNIT,    /* when_unit */
    CLASS_SEASON,  /* 0 spring … 3 winter */
    CLASS_PART,    /* of a day: when_part */
    CLASS_DAY,     /* yesterday -1, today 0, tomorrow 1 */
    CLASS_REFER,   /* now, recently: when_reference */
    CLASS_EVERY,   /* daily: when_unit */
    CLASS_A,
    CLASS_THE,
    CLASS_OF,
    CLASS_AND,
    CLASS_OLD,     /* years old */
    CLASS_AGO,     /* ago -1 */
    CLASS_LATER,   /* later 1, earlier -1, from the time told of */
    CLASS_TURN,    /* last -1, this 0, next 1: from the day of writing */
    CLASS_FOLLOW,  /* previous -1, same 0, following 1: from the time told of */
    CLASS_THAT,    /* that year */
    CLASS_STAGE,   /* early, late, mid: of a stretch of time */
    CLASS_EDGE,    /* beginning, end, middle: of */
    CLASS_VAGUE,   /* several, few, many */
    CLASS_HALF,    /* half */
    CLASS_QUARTER, /* quarter */
    CLASS_EACH,    /* every, each */
    CLASS_PER,
    CLASS_OVER,   /* over a year: more than; or a preposition */
    CLASS_ABOUT,  /* about, nearly, just: before an amount */
    CLASS_ERA,    /* BC, BCE: -1; AD, CE: 1 */
    CLASS_NOON,   /* noon 12, midnight 24 */
    CLASS_BEFORE, /* before -1, after 1: also where no time told of is meant */
    CLASS_THAN,   /* more, less: than */
    CLASS_AT,     /* at least */
    CLASS_IN,
    CLASS_FISCAL,
    CLASS_THESE,
    CLASS_WHILE, /* that time, the same period */
} when_class;

typedef enum when_unit {
    UNIT_NONE,
    UNIT_SECOND,
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WEEKEND,
    UNIT_WEEK,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY
} when_unit;

typedef enum when_part { PART_NONE, PART_MORNING, PART_AFTERNOON, PART_EVENING, PART_NIGHT, PART_DAYTIME } when_part;

typedef enum when_reference { REFERS_NOT, REFERS_PRESENT, REFERS_PAST, REFERS_FUTURE } when_reference;

typedef struct when_word {
    uint32_t start, end; /* bytes */
    int number;
    when_class class;
    bool plural;    /* years, Sundays; of digits: "1970s" */
    bool capital;   /* begins with one */
    bool glued;     /* nothing stands between it and the word before */
    uint8_t digits; /* how many; 0: with a comma, an amount */
} when_word;

typedef VEC(when_word) when_word_vec;

enum { WHEN_PAST_END = 8 };

/* The words of text[from, to), and WHEN_PAST_END of CLASS_END behind them, so that a pattern need not
 * look where the block ends. */
void when_words(arena *a, str text, uint32_t from, uint32_t to, when_word_vec *words);

#endif
