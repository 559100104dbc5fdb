/* A document as all stages would leave it, built by hand: for the tests of what writes one out. */
#ifndef HARBOUR_H
#define HARBOUR_H

#include "unit.h"

#include "doc/doc.h"

static const char REPORT[] =
    "Harbour stays open\n"
    "By Ada Quill\n"
    "PORTSEA (Coast Wire) - “The harbour\nstays open,” harbour master Ilse Brandt told the council "
    "on Monday, Coast Wire reported. “For\x01 now.”\n"
    "Share this\n";

/* The place of `words` in the report; the nth of them, from 0. */
static sayso_span find(const char *words, unsigned nth)
{
    const char *at = strstr(REPORT, words);
    while (nth-- && at)
        at = strstr(at + 1, words);
    assert_non_null(at);
    const uint32_t start = (uint32_t)(at - REPORT);
    return (sayso_span){start, start + (uint32_t)strlen(words)};
}

static sayso_spans find_one(doc *d, const char *words)
{
    const sayso_span span = find(words, 0);
    return doc_spans(d, &span, 1);
}

static sayso_text text_of(const char *text)
{
    return (sayso_text){text, strlen(text)};
}

static void add_entities(doc *d)
{
    sayso_mention *mentions = arena_array(&d->arena, 3, sizeof *mentions);
    sayso_office *office = arena_take(&d->arena, sizeof *office);
    mentions[0] = (sayso_mention){find("Ilse Brandt", 0), SAYSO_NAME, 0};
    mentions[1] = (sayso_mention){find("the council", 0), SAYSO_ROLE, 1};
    mentions[2] = (sayso_mention){find("Coast Wire", 1), SAYSO_NAME, 2};
    *office = (sayso_office){find("harbour master", 0)};
    *vec_push(&d->arena, &d->entities) = (sayso_entity){.name = text_of("Ilse Brandt"),
                                                        .type = SAYSO_PERSON,
                                                        .offices = office,
                                                        .office_count = 1,
                                                        .mentions = &mentions[0],
                                                        .mention_count = 1};
    *vec_push(&d->arena, &d->entities) = (sayso_entity){.name = text_of("the council"),
                                                        .type = SAYSO_ORGANISATION,
                                                        .country = text_of("PRT"),
                                                        .sector = text_of("GOV"),
                                                        .mentions = &mentions[1],
                                                        .mention_count = 1};
    *vec_push(&d->arena, &d->entities) = (sayso_entity){.name = text_of("Coast Wire"),
                                                        .type = SAYSO_OUTLET,
                                                        .wikidata = text_of("Q1"),
                                                        .mentions = &mentions[2],
                                                        .mention_count = 1};
}

static void add_statements(doc *d)
{
    const sayso_span content[] = {find("“The harbour\nstays open,”", 0), find("“For\x01 now.”", 0)};
    static const uint32_t with[] = {1};
    sayso_party *via = arena_take(&d->arena, sizeof *via);
    const sayso_span wire = find("Coast Wire", 1);
    *via = (sayso_party){2, doc_spans(d, &wire, 1)};
    *vec_push(&d->arena, &d->statements) = (sayso_statement){.kind = SAYSO_DIRECT,
                                                             .source = find_one(d, "harbour master Ilse Brandt"),
                                                             .cue = find_one(d, "told"),
                                                             .content = doc_spans(d, content, 2),
                                                             .speaker = 0,
                                                             .with = with,
                                                             .with_count = 1,
                                                             .within = SAYSO_NONE,
                                                             .via = via,
                                                             .via_count = 1,
                                                             .addressee = {1, find_one(d, "the council")},
                                                             .said = 0,
                                                             .uttered = true,
                                                             .stance = SAYSO_ASSERT,
                                                             .confidence = 0.966F};
    *vec_push(&d->arena, &d->statements) = (sayso_statement){.kind = SAYSO_INDIRECT,
                                                             .content = find_one(d, "stays open"),
                                                             .speaker = SAYSO_NONE,
                                                             .within = 0,
                                                             .addressee = {SAYSO_NONE, find_one(d, "Share")},
                                                             .said = SAYSO_NONE,
                                                             .stance = SAYSO_DOUBT,
                                                             .confidence = 0};
}

/* Freed by arena_end(&d->arena). */
static void build_harbour(doc *d, jmp_buf *boundary)
{
    *d = (doc){.input = str_of(REPORT), .text = str_of(REPORT)};
    arena_start(&d->arena, NULL, 16 << 20, boundary);
    sayso_about *about = &d->about;
    about->id = text_of("sha256:00");
    about->path = text_of("port\xff.txt");
    about->language = text_of("en");
    about->title = find_one(d, "Harbour stays open");
    about->bylines = find_one(d, "Ada Quill");
    about->outlet.entity = SAYSO_NONE;
    about->dateline.spans = find_one(d, "PORTSEA (Coast Wire)");
    about->dateline.place = find("PORTSEA", 0);
    about->dateline.agency = find("Coast Wire", 0);
    about->dateline.date = SAYSO_NONE;
    about->published = (sayso_time){.value = "2024-03-05T09:30", .precision = SAYSO_MINUTE};
    about->body = find_one(d, "PORTSEA (Coast Wire) - “The harbour\nstays open,”");
    sayso_residue *residue = arena_take(&d->arena, sizeof *residue);
    *residue = (sayso_residue){find("Share this", 0), "share"};
    about->residue = residue;
    about->residue_count = 1;
    *vec_push(&d->arena, &d->blocks) = (block){.span = about->body.at[0], .kind = BLOCK_BODY};
    *vec_push(&d->arena, &d->times) = (sayso_time){.value = "2024-03-04",
                                                   .precision = SAYSO_DAY,
                                                   .spans = find_one(d, "Monday"),
                                                   .rule = "weekday-before-published"};
    *vec_push(&d->arena, &d->quotes) =
        (quote){.span = find("“The harbour\nstays open,”", 0), .speech = true, .closed = true};
    add_entities(d);
    add_statements(d);
}

#endif
