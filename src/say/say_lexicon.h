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

/* How the source stands to the content. All but CUE_MIND left the speaker's lips. */
typedef enum cue_manner { CUE_SAID, CUE_MIND, CUE_DENIED, CUE_DOUBTED, CUE_DECLINED } cue_manner;

typedef struct cue_word {
    const char *lemma;
    uint8_t frames;
    uint8_t manner;
    const char *prepositions; /* that may lead to the content, with one space between: "about of" */
} cue_word;

/* The entry of a lemma (any case) as a verb, noun or adjective; NULL if it has none. */
const cue_word *say_lexicon_find(str lemma, label_pos pos);
/* Whether `word` (any case) is one of the entry's prepositions. */
bool say_lexicon_leads(const cue_word *entry, str word);
/* Whether a verb has so little meaning of its own that its noun is the cue: made a promise, has
 * doubts. */
bool say_lexicon_light(str lemma);
/* Whether a noun is a place or an occasion of speech: conference, interview, tweet. */
bool say_lexicon_forum(str lemma);

#endif
