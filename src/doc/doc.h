/* One document and everything found in it: the struct that every stage reads and adds to.
 *
 * One arena, freed whole. Arrays of small structs; indices instead of pointers between them; places
 * are byte offsets into `text`, which is `input` where that is plain text, and what a reader sees of
 * it where it is a page. Once all stages have run, doc_place turns what leaves the library (about,
 * statements, evidence, entities, mentions, times) into places in `input`. A stage fills its arrays once and
 * never touches an earlier stage's.
 *
 *     clean   about.{url, title, outlet.spans, bylines, dateline, published, body, residue}, blocks
 *     lang    tokens, sentences, names; blocks[].first/last
 *     say     quotes, statements (speaker, via[].entity, addressee.entity, said still open), evidence, pieces
 *     who     entities, mentions, pairs; statements' speaker, via, addressee, within stays as it is
 *     when    times; statements' said; about.dateline.date
 */
#ifndef DOC_H
#define DOC_H

#include "base/out.h"
#include "base/str.h"
#include "base/vec.h"
#include "doc/labels.h"
#include "sayso.h"

typedef enum block_kind { BLOCK_TITLE, BLOCK_BODY } block_kind;

/* A stretch of text read as one by the language stage: the title, or a paragraph of the body
 * less the dateline before it. */
typedef struct block {
    sayso_span span;
    block_kind kind;
    uint32_t first, last; /* tokens [first, last) */
} block;

typedef struct token {
    uint32_t start, end; /* bytes of the text */
    uint32_t sentence;
    uint32_t head;        /* token; a root's is itself */
    uint32_t left, right; /* first and last token of its subtree's extent */
    label_tag tag;
    label_pos pos;
    label_dep dep;
    label_name name; /* type of the named entity it is in, NAME_NONE outside */
    bool name_begins;
    bool space; /* one ' ' follows */
    bool blank; /* the token itself is white space */
    uint32_t block;
    str lemma, morph; /* the language stage's; morph in UD's form, "Number=Sing|Person=3" */
} token;

typedef struct sentence {
    uint32_t first, last; /* tokens [first, last); never crosses a block */
} sentence;

/* A named entity as the language stage saw it. */
typedef struct named {
    uint32_t first, last; /* tokens [first, last) */
    label_name type;
} named;

/* A quotation: the text between two matched marks. */
typedef struct quote {
    sayso_span span;   /* marks included; an unbalanced opening mark's quotation ends with its block */
    sayso_span inside; /* what stands between its marks; as far as `span` where it has none */
    uint32_t depth;    /* 0: outermost */
    bool continues;    /* goes on, by a repeated opening mark, in the next quote of the same depth */
    bool continued;    /* and is such a next quote */
    bool speech;       /* false: a scare quote, a title, a single word used as a term */
    bool closed;
} quote;

typedef enum piece_letters {
    LETTERS_LOWER,
    LETTERS_MIXED, /* "Kremlin", "A" */
    LETTERS_UPPER, /* "UN" */
    LETTERS_NONE,
    LETTERS_COUNT
} piece_letters;

typedef enum piece_quote {
    QUOTE_OUTSIDE,
    QUOTE_SPEECH,
    QUOTE_MARK,
    QUOTE_OTHER, /* the innermost quotation around it is no speech */
    QUOTE_COUNT
} piece_quote;

/* The roles of a span in a statement, as a tag for its first piece and one for the rest. */
typedef enum piece_role {
    ROLE_NONE,
    ROLE_SOURCE,
    ROLE_IN_SOURCE,
    ROLE_CUE,
    ROLE_IN_CUE,
    ROLE_CONTENT,
    ROLE_IN_CONTENT,
    ROLE_COUNT
} piece_role;

/* A word piece as the encoder reads it: what it is, and what is known at the byte where it starts.
 * Between the pieces of two blocks stands one for the gap, which has no letters, dep or tag. */
typedef struct piece {
    uint32_t start, end; /* bytes of the text */
    uint32_t id;         /* in the vocabulary */
    uint8_t letters;     /* piece_letters */
    uint8_t quote;       /* piece_quote */
    uint8_t draft;       /* piece_role in a drafted statement that is within none */
    uint8_t inner;       /* piece_role in one that is within another */
    uint8_t dep, tag;    /* its token's label_dep and label_tag, each + 1; 0: no token */
    uint32_t drafted;    /* the drafted statement that `draft` is a part of, or SAYSO_NONE */
    uint8_t role;        /* piece_role as the network has it */
} piece;

/* A piece as a mention, as the network has it: what it means, and what it is when another means it. */
enum { DOC_MENTION = 64 };
typedef struct piece_mention {
    float meaning[DOC_MENTION], meant[DOC_MENTION];
} piece_mention;

/* What the confidence of a statement of the network rests on; the spans are those of the statement. */
enum { DOC_EVIDENCE = 10 };
typedef struct statement_evidence {
    sayso_spans source, cue, content;
    double at[DOC_EVIDENCE]; /* say_confidence.c */
} statement_evidence;

/* An anaphor and one mention that it may mean, as the ranker sees them. */
typedef struct anaphor_pair {
    uint32_t anaphor, antecedent; /* tokens that head them */
    uint32_t entity;              /* a number that the mentions of one entity share; not the record's */
    const int16_t *features;      /* (feature_count) who_feature */
    uint32_t feature_count;
    bool chosen;
} anaphor_pair;

/* A stretch of the text and the bytes of the input that it was read from. Where both have one length,
 * byte stands for byte; else, as for a character reference, the whole for the whole. */
typedef struct doc_stretch {
    sayso_span text, input;
} doc_stretch;

/* In order, on both sides. Text between two stretches (a line break between paragraphs) stands for no
 * byte of the input, input between them (a tag) for none of the text. */
typedef VEC(doc_stretch) doc_map;

typedef struct sayso_doc {
    arena arena;
    str input;   /* as given */
    str text;    /* UTF-8 */
    doc_map map; /* empty: the text is the input */
    bool markup; /* the input is a page of HTML; until it is cleaned, so is the text */
    sayso_about about;
    sayso_meta meta; /* what the caller knows; its text is the caller's, and there only while the stages run */

    VEC(block) blocks; /* in the order of the text; clean */
    VEC(token) tokens; /* lang */
    VEC(sentence) sentences;
    VEC(named) names;
    VEC(quote) quotes;                /* say; by start */
    VEC(piece) pieces;                /* by start */
    piece_mention *piece_mentions;    /* (pieces); NULL: the network has not seen them */
    VEC(sayso_statement) statements;  /* by start of the earliest of source, cue, content; index = id */
    VEC(statement_evidence) evidence; /* of the network's statements, in no order that matters */
    VEC(anaphor_pair) pairs;          /* who; by anaphor as they were resolved; where the pairs are the last stage */
    VEC(sayso_entity) entities;       /* who; by first mention; index = id */
    VEC(sayso_mention) mentions;      /* by start */
    VEC(sayso_time) times;            /* when; by first span; index = id */
} doc;

/* The text of a span, a token. */
static inline str doc_slice(const doc *d, sayso_span span)
{
    return str_slice(d->text, span.start, span.end);
}

static inline str doc_token(const doc *d, const token *t)
{
    return str_slice(d->text, t->start, t->end);
}

/* A span list of the document's own: `count` spans copied, in the order given. */
sayso_spans doc_spans(doc *d, const sayso_span *spans, size_t count);
/* The span from the start of token `first` to the end of token `last - 1`. */
sayso_span doc_token_span(const doc *d, uint32_t first, uint32_t last);
/* The first token that ends after `byte`; tokens.count if none. O(log n). */
uint32_t doc_token_at(const doc *d, uint32_t byte);
/* Likewise the first piece. */
uint32_t doc_piece_at(const doc *d, uint32_t byte);
/* Adds a stretch behind all others; to the last one, where byte stands for byte in both and nothing
 * lies between. */
void doc_map_add(doc *d, doc_map *map, doc_stretch next);
/* Slices joined by one space, white space folded. */
str doc_fold(doc *d, sayso_spans spans);

#endif
