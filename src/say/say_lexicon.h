/* The words that attribute: verbs, nouns and adjectives that ascribe words or thoughts to
 * somebody, and what each may take as the content. */
#ifndef SAY_LEXICON_H
#define SAY_LEXICON_H

#include "base/str.h"
#include "doc/labels.h"
#include <stdint.h>

/* What the content may be, as bits. */
typedef enum cue_frame {
    CUE_CLAUSE = 1,      /* said (that) …, asked whether …, “…,” he said */
    CUE_QUOTE = 2,       /* a verb of utterance, beside a quotation: “…,” he chuckled */
    CUE_OBJECT = 4,      /* criticised the plan */
    CUE_COMPLEMENT = 8,  /* called the plan a disaster, described it as dead */
    CUE_INFINITIVE = 16, /* vowed to fight */
    CUE_GERUND = 32,     /* proposed cutting taxes */
    CUE_RAISED = 64,     /* the subject is content: he is expected to win */
    CUE_TOLD = 128       /* the object is who is spoken to: told reporters that … */
} cue_frame;

/* What the word tells of the content: whether it was put into words, and how the source stands to it.
 * A word that leads to no content by itself (no frames, no prepositions) stands here for that alone. */
typedef enum cue_manner {
    CUE_SAID,    /* says it is so, or asks, orders, praises: said, promised, according to */
    CUE_MIND,    /* thinks, feels, wants or plans it, or acts on it: believes, hopes, voted for */
    CUE_FOUND,   /* said where it leads to a clause or a quotation (the court found that …), else in mind */
    CUE_DENIED,  /* says it is not so, or no to it: denied, rejected */
    CUE_OPPOSED, /* the same without words: opposes, resisted */
    CUE_DOUBTED, /* says it may not be so: questioned */
    CUE_UNSURE,  /* the same without words: doubts, wonders */
    CUE_DECLINED /* withholds it: declined, refused, avoided */
} cue_manner;

/* Whether a word of this manner tells of thoughts, not of words. */
static inline bool cue_in_mind(cue_manner manner)
{
    return manner == CUE_MIND || manner == CUE_FOUND || manner == CUE_OPPOSED || manner == CUE_UNSURE;
}

typedef struct cue_word {
    const char *lemma;
    uint8_t frames;
    uint8_t manner;           /* cue_manner */
    const char *prepositions; /* that may lead to the content, with one space between: "about of" */
} cue_word;

/* The entry of a lemma (any case) as a verb, noun or adjective, or else as a word of another kind;
 * NULL if it has none. */
const cue_word *say_lexicon_find(str lemma, label_pos pos);
/* The entry of a verb with one of its words (ruled out, cast doubt); NULL if they have none. */
const cue_word *say_lexicon_find_pair(str verb, str word);
/* Whether `word` (any case) is one of the entry's prepositions. */
bool say_lexicon_leads(const cue_word *entry, str word);
/* Whether a verb has so little meaning of its own that its noun is the cue: made a promise, has
 * doubts. */
bool say_lexicon_light(str lemma);
/* Whether a noun is a place or an occasion of speech: conference, interview, tweet. */
bool say_lexicon_forum(str lemma);

#endif
