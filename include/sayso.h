/* sayso: who said what, to whom, when, and on whose say-so.
 *
 *     sayso_error error;
 *     sayso_model *model = sayso_model_open("en.safetensors", NULL, &error);
 *     sayso_doc *doc = model ? sayso_read(model, text, strlen(text), NULL, &error) : NULL;
 *     puts(doc ? sayso_doc_json(doc, NULL) : error.message); // one record, one line: docs/record.md
 *     sayso_doc_free(doc);
 *     sayso_model_free(model);
 *
 * Conventions, for all that follows:
 * - Text is UTF-8. Offsets are bytes of the input exactly as given, half-open [start, end).
 * - A model is immutable and may be shared by any number of threads. A document belongs to one
 *   thread at a time.
 * - What a document hands out lives as long as the document; what a model hands out, as long as
 *   the model.
 * - A function that can fail says so, returns NULL or false, and fills the caller's sayso_error
 *   (which may be NULL). The library never prints, never exits, and keeps no global state.
 */
#ifndef SAYSO_H
#define SAYSO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SAYSO_VERSION       "0.1.0"
#define SAYSO_RECORD_FORMAT 1 /* the "sayso" member of a record */

#if defined(__GNUC__)
#define SAYSO_API   __attribute__((visibility("default")))
#define SAYSO_CHECK __attribute__((visibility("default"), warn_unused_result))
#else
#define SAYSO_API
#define SAYSO_CHECK
#endif

/* ---- errors ---------------------------------------------------------------------------------- */

typedef enum sayso_status {
    SAYSO_OK = 0,
    SAYSO_E_ARGUMENT, /* the call itself is wrong */
    SAYSO_E_MEMORY,   /* the allocator gave NULL */
    SAYSO_E_LIMIT,    /* the input is larger, or needs more memory, than the options allow */
    SAYSO_E_IO,       /* the system refused to open, read or write a file, or there is none */
    SAYSO_E_TEXT,     /* the input is empty, white space alone, binary, or not UTF-8 */
    SAYSO_E_MODEL,    /* the model file or wheel is cut short, damaged or of another version */
    SAYSO_E_STOPPED   /* a sink ended its batch */
} sayso_status;

typedef struct sayso_error {
    sayso_status status;
    uint64_t byte;      /* where in the input or file, when that is known; else 0 */
    char message[1024]; /* one line of English that names the file (where there is one), the byte and the remedy */
} sayso_error;

/* Memory for documents and models. `alloc` may return NULL; memory is aligned as malloc's. Both are
 * called by every thread that uses the model or the batch, at the same time. The libraries
 * underneath (JSON, regular expressions) use malloc for what they set up when a model is opened. */
typedef struct sayso_allocator {
    void *(*alloc)(void *context, size_t size);
    void (*free)(void *context, void *memory);
    void *context;
} sayso_allocator;

/* ---- the model ------------------------------------------------------------------------------- */

typedef struct sayso_model sayso_model;

/* Maps the model file. NULL path: $SAYSO_MODEL where it is set; else the first that exists of
 * en.safetensors beside the program and ../share/sayso/en.safetensors from there. NULL allocator:
 * malloc. Fails with E_MODEL, E_IO or E_MEMORY. */
SAYSO_CHECK sayso_model *sayso_model_open(const char *path, const sayso_allocator *allocator, sayso_error *error);
SAYSO_API void sayso_model_free(sayso_model *model); /* NULL: no effect. Free all its documents first. */

/* Reads a wheel of en_core_web_sm 3.8.0, the fact tables in the folder `knowledge` and the weights
 * of the encoder, and writes one model file. Nothing in the wheel is executed; its files must be the
 * official ones, by hash. NULL knowledge: ../knowledge from the program, or ../share/sayso/knowledge.
 * `encoder` is a safetensors file whose metadata has "format" = "sayso 1", taken as it is; NULL:
 * attribution.safetensors in ../models or in ../share/sayso. The file appears whole or not at all,
 * and never in the place of a device or a pipe. Fails with E_MODEL, E_TEXT (a fact table), E_IO or
 * E_MEMORY. */
SAYSO_CHECK bool sayso_model_import(const char *wheel, const char *knowledge, const char *encoder, const char *output,
                                    sayso_error *error);

/* Adds a user's fact tables (TSV; docs/knowledge.md) to the model's: a row takes the place of those
 * with the same first field, all others are new. Any table may be missing. Call it before the model
 * is used. Fails with E_IO, E_TEXT (naming file, line and byte) or E_MEMORY; the model then knows
 * what it knew. */
SAYSO_CHECK bool sayso_model_know(sayso_model *model, const char *folder, sayso_error *error);

/* ---- who is who ------------------------------------------------------------------------------ */

/* Text that is not a slice of the input: UTF-8, not NUL-terminated. */
typedef struct sayso_text {
    const char *at;
    size_t size;
} sayso_text;

typedef enum sayso_entity_type {
    SAYSO_UNKNOWN,
    SAYSO_PERSON,
    SAYSO_ORGANISATION,
    SAYSO_STATE,
    SAYSO_PLACE,
    SAYSO_GROUP,
    SAYSO_OUTLET
} sayso_entity_type;

/* Somebody's time in an office. Dates are NUL-terminated: "2021-09-15", "2021-09", "2021", "" where not known. */
typedef struct sayso_term {
    sayso_text title;
    sayso_text of, of_name; /* state or organisation: "GBR", "United Kingdom" */
    const char *start, *end;
    const char *seen; /* of an open end: when the tables last saw it open; else "" */
    bool sure;        /* false: the day asked for falls in the month or year of a change, or after `seen` */
} sayso_term;

/* Somebody or something that the tables know. */
typedef struct sayso_known {
    sayso_text id, name;
    sayso_entity_type type;
    sayso_text wikidata, country; /* may be empty */
    const char *gender;           /* "m", "f", "" */
    const sayso_term *terms;      /* the newest first; only the one asked for, where an office was */
    size_t term_count;
} sayso_known;

/* Who is meant by words: a name or a last name ("Truss"), an id, an office ("British Foreign
 * Secretary"), on a day ("2021-12-12", "2021-12", "2021"; NULL: ever). Nobody: an empty answer. Fails
 * with E_ARGUMENT or E_MEMORY. */
typedef struct sayso_answer sayso_answer;
SAYSO_CHECK sayso_answer *sayso_who(const sayso_model *model, const char *words, const char *on, sayso_error *error);
SAYSO_API const sayso_known *sayso_answer_known(const sayso_answer *answer, size_t *count);
/* One line of JSON, NUL-terminated: docs/knowledge.md. NULL only when memory ran out. */
SAYSO_CHECK const char *sayso_answer_json(sayso_answer *answer, size_t *size);
SAYSO_API void sayso_answer_free(sayso_answer *answer); /* NULL: no effect */

/* ---- reading --------------------------------------------------------------------------------- */

typedef struct sayso_doc sayso_doc;

/* The stages, in the order in which they run. */
typedef enum sayso_stage {
    SAYSO_CLEAN = 1, /* body, residue, title, bylines, dateline, publication date */
    SAYSO_LANG,      /* sentences, tokens, parse, named entities */
    SAYSO_PIECES,    /* word pieces as the encoder reads them */
    SAYSO_SAY,       /* quotations and statements */
    SAYSO_EVIDENCE,  /* statements, and what their confidence rests on */
    SAYSO_PAIRS,     /* pronouns, and whom each may mean */
    SAYSO_WHO,       /* entities, speakers, carriers, addressees */
    SAYSO_WHEN       /* times, and the day each statement was made */
} sayso_stage;

/* What is known of a document from elsewhere. NULL members are not known; text is UTF-8 and copied.
 * The caller's word on the day wins over the text's; a title or outlet is pointed at where the text
 * has it, and else left out. */
typedef struct sayso_meta {
    const char *url;       /* written into the record as doc.url; may tell the day, where nothing else does */
    const char *published; /* a day, and an hour: "2022-02-12", "2022-02-12T18:40Z", "Sat, 12 Feb 2022 18:40:00 GMT" */
    const char *title, *outlet;
} sayso_meta;

/* Whether `published` is one day (03/04/2022 is not). sayso_read fails with E_ARGUMENT where it is
 * none; this tells before. */
SAYSO_CHECK bool sayso_meta_check(const sayso_meta *meta, sayso_error *error);

/* Records that sayso or somebody wrote before, one a line (docs/record.md): with them in the options, a
 * document's statements are those of its record, found by doc.id or else doc.path, so that the
 * stages after SAYSO_SAY are seen alone. Immutable; any number of threads may share them. */
typedef struct sayso_records sayso_records;
/* Fails with E_IO, E_MEMORY, or E_TEXT: a line that is no record, or two records of one document. */
SAYSO_CHECK sayso_records *sayso_records_open(const char *path, const sayso_allocator *allocator, sayso_error *error);
SAYSO_API void sayso_records_free(sayso_records *records); /* NULL: no effect */

/* Where a document's parts stand in JSON: the name of a member, or a path to it, "content.rendered". NULL: where
 * news-please, Media Cloud, GDELT, ninjs, JSON Feed and WordPress have them (docs/record.md). */
typedef struct sayso_fields {
    const char *text, *title, *url, *published;
} sayso_fields;

struct sayso_input;

typedef struct sayso_options {
    const sayso_allocator *allocator; /* NULL: malloc */
    const char *path;                 /* written into the record as doc.path; NULL or "-": null. Copied. */
    size_t max_bytes;                 /* of one input; 0: 8 MiB */
    size_t max_memory;                /* of one document; 0: 64 MiB, and 2,048 bytes for each byte of input */
    sayso_stage last;                 /* run the stages up to this one; 0: all */
    bool raw;                         /* the whole input is one text, nothing is cleaned away: for sayso parse */
    sayso_meta meta;                  /* of the document; of a batch, where an input does not say otherwise */
    const sayso_records *records; /* NULL, or where to take the document's statements from instead of reading them */
    const char *content_type;     /* as the document was declared: "text/html; charset=koi8-r"; NULL: it was not */
    sayso_fields fields;          /* of archives; must outlive them */
    bool copies;                  /* of a batch: read each document, those too whose body an earlier one has */
    /* Of a batch: called for each document of an archive, by one thread at a time, to give what the caller
     * knows of it, by its path and what the archive says; what `meta` points at then must live as long as the
     * batch. NULL: nothing is known. */
    void (*known)(void *context, const struct sayso_input *input, sayso_meta *meta);
    void *known_context;
} sayso_options;

/* Reads one document. The bytes are copied. NULL model: enough for options->last = SAYSO_CLEAN, and
 * for nothing else. Fails with E_TEXT, E_LIMIT, E_MEMORY, E_ARGUMENT, or E_MODEL: the model lacks
 * what the last stage needs. */
SAYSO_CHECK sayso_doc *sayso_read(const sayso_model *model, const void *bytes, size_t size,
                                  const sayso_options *options, sayso_error *error);
SAYSO_API void sayso_doc_free(sayso_doc *doc); /* NULL: no effect */

/* One document; or, for a batch, a path to read (NULL bytes; "-" is standard input), which may hold
 * any number of them. */
typedef struct sayso_input {
    const char *path;
    const void *bytes;
    size_t size;
    sayso_meta meta;          /* a member that is not NULL wins over the options' */
    const char *content_type; /* likewise */
    uint64_t consumed;        /* bytes of all files of the batch or archive that were read by then */
} sayso_input;

/* ---- archives -------------------------------------------------------------------------------- */

/* A file or stream as the documents that it holds: web archives (WARC), JSON, feeds (RSS, Atom),
 * NewsML-G2, NITF, ZIP and tar, packed by gzip, zstd or LZ4 or not, recognised by content; of anything
 * else, itself is the document. Memory does not grow with the archive. */
typedef struct sayso_archive sayso_archive;

/* "-" is standard input. Of the options, allocator, max_bytes and fields count; NULL: the defaults. Fails with E_IO or
 * E_MEMORY. */
SAYSO_CHECK sayso_archive *sayso_archive_open(const char *path, const sayso_options *options, sayso_error *error);
/* The bytes must outlive the archive; options->path is what it is called. */
SAYSO_CHECK sayso_archive *sayso_archive_open_bytes(const void *bytes, size_t size, const sayso_options *options,
                                                    sayso_error *error);
/* The next document; false at the end. Where one could not be read, its bytes are NULL, the error
 * says why, by name and byte, and the next call goes on behind it. Its path is that of the file and where it is in it,
 * "crawl.warc.gz#12345". What *input points at lives until the next call. */
SAYSO_CHECK bool sayso_archive_next(sayso_archive *archive, sayso_input *input, sayso_error *error);
SAYSO_API void sayso_archive_close(sayso_archive *archive); /* NULL: no effect */

/* ---- batches --------------------------------------------------------------------------------- */

/* Fills the next input; false at the end. Called by one thread at a time; what it points at must
 * live until the input's sink call returns. */
typedef bool sayso_next(void *context, sayso_input *input);
/* Takes each document in the order of `next`, on one thread at a time, and frees it. A document
 * that failed is NULL and `error` says why. Returns false to stop the batch early. */
typedef bool sayso_sink(void *context, const sayso_input *input, sayso_doc *doc, const sayso_error *error);

/* Reads many documents, those of archives included, on `jobs` threads (0: one a core). The results do
 * not depend on `jobs`. A document whose body has the words of one of the hundred thousand documents
 * before it is a copy: the first stage alone is run, and sayso_about.same_as names the first. False,
 * with error filled, only if the batch could not start or the sink stopped it. */
SAYSO_CHECK bool sayso_read_all(const sayso_model *model, const sayso_options *options, unsigned jobs, sayso_next *next,
                                sayso_sink *sink, void *context, sayso_error *error);

/* ---- what was found -------------------------------------------------------------------------- */

typedef struct sayso_span {
    uint32_t start, end;
} sayso_span;

/* A list of spans, in the order of the input. */
typedef struct sayso_spans {
    const sayso_span *at;
    size_t count;
} sayso_spans;

#define SAYSO_NONE UINT32_MAX /* an index that points at nothing */

typedef enum sayso_precision {
    SAYSO_YEAR,
    SAYSO_MONTH,
    SAYSO_WEEK,
    SAYSO_DAY,
    SAYSO_HOUR,
    SAYSO_MINUTE,
    SAYSO_SECOND,
    SAYSO_CENTURY,
    SAYSO_DECADE,
    SAYSO_HALF_YEAR,
    SAYSO_QUARTER,     /* seasons, too */
    SAYSO_NO_PRECISION /* PRESENT_REF and the like */
} sayso_precision;
typedef enum sayso_time_type { SAYSO_DATE, SAYSO_TIME, SAYSO_DURATION, SAYSO_SET } sayso_time_type; /* TIMEX3 */

/* Where the day of publication is from: the text; what the page says of itself; its address; or the caller. */
typedef enum sayso_origin { SAYSO_FROM_TEXT, SAYSO_FROM_META, SAYSO_FROM_URL, SAYSO_FROM_CALLER } sayso_origin;

typedef struct sayso_time {
    char value[28]; /* TIMEX3, NUL-terminated: "2021-12-12", "2022-02-12T18:40", "2016-W37", "P3D"; "" : not known */
    sayso_precision precision;
    sayso_time_type type;
    sayso_spans spans;
    const char *rule; /* how the value was found: "weekday-before-published"; NULL where the text says it outright */
} sayso_time;

typedef enum sayso_mention_kind { SAYSO_NAME, SAYSO_ROLE, SAYSO_PRONOUN } sayso_mention_kind;

typedef struct sayso_mention {
    sayso_span span;
    sayso_mention_kind kind;
    uint32_t entity;
} sayso_mention;

typedef struct sayso_office {
    sayso_span title; /* "Kremlin spokesman", as the text has it */
} sayso_office;

typedef struct sayso_entity {
    sayso_text name; /* the fullest form seen in the text, or the knowledge table's */
    sayso_entity_type type;
    sayso_text wikidata; /* "Q159"; empty: null. Likewise: */
    sayso_text country;  /* ISO 3166-1 alpha-3, or UNO, EUR, IGO … */
    sayso_text sector;   /* PLOVER: GOV, MIL … */
    const sayso_office *offices;
    size_t office_count;
    const sayso_mention *mentions; /* in the order of the input */
    size_t mention_count;
} sayso_entity;

typedef enum sayso_kind { SAYSO_DIRECT, SAYSO_INDIRECT, SAYSO_MIXED } sayso_kind;
typedef enum sayso_stance { SAYSO_ASSERT, SAYSO_DENY, SAYSO_DOUBT, SAYSO_DECLINE } sayso_stance;

/* An entity and the words that name it here. entity SAYSO_NONE: the words name nobody known. */
typedef struct sayso_party {
    uint32_t entity;
    sayso_spans spans;
} sayso_party;

typedef struct sayso_statement {
    sayso_kind kind;
    sayso_spans source, cue, content; /* PolNeAR's guidelines draw the boundaries; content is never empty */
    uint32_t speaker;                 /* entity, or SAYSO_NONE where the text names nobody */
    const uint32_t *with;             /* entities that speak as one with the speaker: "Roe and Dahl said" */
    size_t with_count;
    uint32_t within;        /* the statement whose content this one is part of, or SAYSO_NONE */
    const sayso_party *via; /* carriers, nearest first */
    size_t via_count;
    sayso_party addressee; /* no spans: none */
    sayso_spans forum;     /* "news conference"; none: null */
    uint32_t said;         /* time, or SAYSO_NONE */
    const char *said_by;   /* NULL: words beside the statement; else how the time of others became its own:
                              "same-sentence", "same-paragraph", "same-event" */
    sayso_spans place;
    bool uttered; /* words that left the speaker; false: a belief, wish, plan or feeling the text ascribes */
    sayso_stance stance;
    float confidence; /* 0 … 1 */
} sayso_statement;

typedef struct sayso_residue {
    sayso_span span;
    const char *reason; /* "navigation", "comment-form", "share", "credit", "url" …: docs/record.md lists them */
} sayso_residue;

/* The document as a whole. Absent parts have no spans (published: an empty value). */
typedef struct sayso_about {
    sayso_text id; /* "sha256:…" of the input */
    sayso_text path;
    sayso_text url;     /* as it was given; empty: null */
    sayso_text same_as; /* id of the earlier document of a batch that has the same body, and the record; empty: none */
    sayso_text input;
    sayso_text language; /* as the body shows it ("en"), else as the page declares it; empty: not known */
    bool markup; /* the input is a page of HTML, in any encoding: only what a reader sees of it is body or residue */
    sayso_spans title;
    sayso_party outlet;
    sayso_spans bylines; /* one span each */
    struct {
        sayso_spans spans;        /* the whole dateline */
        sayso_span place, agency; /* empty: none */
        uint32_t date;            /* time, or SAYSO_NONE */
    } dateline;
    sayso_time published; /* no spans: the text does not say it */
    sayso_origin published_from;
    sayso_spans body;
    const sayso_residue *residue;
    size_t residue_count;
} sayso_about;

SAYSO_API const sayso_about *sayso_doc_about(const sayso_doc *doc);
SAYSO_API const sayso_entity *sayso_doc_entities(const sayso_doc *doc, size_t *count);
SAYSO_API const sayso_statement *sayso_doc_statements(const sayso_doc *doc, size_t *count);
SAYSO_API const sayso_time *sayso_doc_times(const sayso_doc *doc, size_t *count);

/* ---- writing --------------------------------------------------------------------------------- */

/* These write into the document's own memory and return NUL-terminated text (*size, if not NULL,
 * without the NUL); NULL only when memory ran out. */

/* The record: one line of JSON, no newline. */
SAYSO_CHECK const char *sayso_doc_json(sayso_doc *doc, size_t *size);
/* The language stage as CoNLL-U. MISC: Start and End, bytes of the input; SpaceAfter=No; Entity=B-ORG
 * or I-ORG, and the other types of OntoNotes, in a name. */
SAYSO_CHECK const char *sayso_doc_conllu(sayso_doc *doc, size_t *size);
/* Any stage as text: what the stage found, a line each, for people and for golden tests. */
SAYSO_CHECK const char *sayso_doc_dump(sayso_doc *doc, sayso_stage stage, size_t *size);
/* The text of a list of this document's spans: slices joined by one space, runs of white space
 * folded to one space. */
SAYSO_CHECK const char *sayso_doc_text(sayso_doc *doc, sayso_spans spans, size_t *size);

SAYSO_API const char *sayso_stage_name(sayso_stage stage); /* "clean", "lang" …; NULL past the last */
SAYSO_API const char *sayso_kind_name(sayso_kind kind);    /* the record's words */
SAYSO_API const char *sayso_stance_name(sayso_stance stance);
SAYSO_API const char *sayso_entity_type_name(sayso_entity_type type);
SAYSO_API const char *sayso_mention_kind_name(sayso_mention_kind kind);
SAYSO_API const char *sayso_precision_name(sayso_precision precision);
SAYSO_API const char *sayso_time_type_name(sayso_time_type type);
SAYSO_API const char *sayso_origin_name(sayso_origin origin);

#ifdef __cplusplus
}
#endif

#endif
