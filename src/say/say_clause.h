/* What the files about verbs share: a verb with its arguments, the limits of what it says, and its
 * draft. */
#ifndef SAY_CLAUSE_H
#define SAY_CLAUSE_H

#include "say/say_draft.h"

/* A verb and its arguments; SAYSO_NONE where there is none. */
typedef struct clause {
    uint32_t verb;
    const cue_word *entry;
    bool passive;
    range group;
    uint32_t subject, clause, object, infinitive, gerund, complement, leading;
} clause;

/* Whether the verb takes a content of one of these frames. */
static inline bool takes(const clause *c, unsigned frames)
{
    return c->entry && c->entry->frames & frames;
}

/* ---- say_clause.c ---------------------------------------------------------------------------- */

/* The arguments of a verb; `entry` is NULL for one that is not in the lexicon. */
clause say_clause(const drafts *s, uint32_t verb, const cue_word *entry);
/* Whether a colon follows the verb or the phrases right after it: wrote on Sunday: … */
bool say_has_colon(const drafts *s, uint32_t verb);
/* Where the content that begins with child `first` of the verb ends: with the verb's own phrase,
 * before whatever speaks anew. */
uint32_t say_content_end(drafts *s, uint32_t verb, uint32_t first);
/* The same for a passive verb. “Asked whether she would come, she laughed”: a participle that opens
 * the sentence governs no more than its own clause, whatever the parse puts below it. */
uint32_t say_passive_end(drafts *s, uint32_t verb, uint32_t first);
/* How far the phrase of an object, or of what a preposition leads to, goes on: through what
 * completes it, up to what tells of the act (in London, on Monday, saying …). */
uint32_t say_object_end(const drafts *s, uint32_t object, const cue_word *entry);
/* called her an “Aunt”: where the parse lost the complement, a quotation right after the object,
 * which ends at `end`, is it; `end` if there is none. */
uint32_t say_quotation_near(const drafts *s, uint32_t end);

/* ---- say_cue.c ------------------------------------------------------------------------------- */

/* The draft of this clause; SAYSO_NONE if it ascribes nothing to anybody. */
uint32_t say_begin(drafts *s, const clause *c, pattern p);

#endif
