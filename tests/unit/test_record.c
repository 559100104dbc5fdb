/* The record and the stage dumps of a document built by hand: every member in its place, nothing guessed where nothing is
 * known. */
#include "unit.h"

#include "doc/doc_write.h"
#include <math.h>

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
    sayso_party *via = arena_take(&d->arena, sizeof *via);
    const sayso_span wire = find("Coast Wire", 1);
    *via = (sayso_party){2, doc_spans(d, &wire, 1)};
    *vec_push(&d->arena, &d->statements) = (sayso_statement){.kind = SAYSO_DIRECT,
                                                             .source = find_one(d, "harbour master Ilse Brandt"),
                                                             .cue = find_one(d, "told"),
                                                             .content = doc_spans(d, content, 2),
                                                             .speaker = 0,
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

/* A document as all stages would leave it. */
static void build(doc *d, jmp_buf *boundary)
{
    *d = (doc){.input = str_of(REPORT)};
    arena_start(&d->arena, NULL, 1 << 20, boundary);
    sayso_about *about = &d->about;
    about->id = text_of("sha256:00");
    about->path = text_of("port\xff.txt");
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

static void test_record_follows_the_contract(void **state)
{
    (void)state;
    static const char expected[] =
        "{\"sayso\":1,\"doc\":{\"id\":\"sha256:00\",\"path\":\"port\ufffd.txt\",\"url\":null,\"bytes\":188,"
        "\"language\":\"en\",\"title\":{\"text\":\"Harbour stays open\",\"spans\":[[0,18]]},\"outlet\":null,"
        "\"bylines\":[{\"text\":\"Ada Quill\",\"spans\":[[22,31]]}],\"dateline\":{\"place\":\"PORTSEA\","
        "\"agency\":\"Coast Wire\",\"date\":null,\"spans\":[[32,52]]},\"published\":{\"value\":\"2024-03-05T09:30\","
        "\"precision\":\"minute\",\"spans\":[],\"from\":\"text\"},\"body\":[[32,84]],\"residue\":[[177,187,\"share\"]]}"
        ","
        "\"entities\":[{\"id\":0,\"name\":\"Ilse Brandt\",\"type\":\"person\",\"wikidata\":null,\"country\":null,"
        "\"sector\":null,\"offices\":[{\"title\":\"harbour master\",\"spans\":[[85,99]]}],\"mentions\":[[100,111]],"
        "\"mention_kinds\":[\"name\"]},{\"id\":1,\"name\":\"the council\",\"type\":\"organisation\",\"wikidata\":null,"
        "\"country\":\"PRT\",\"sector\":\"GOV\",\"offices\":[],\"mentions\":[[117,128]],\"mention_kinds\":[\"role\"]},"
        "{\"id\":2,\"name\":\"Coast Wire\",\"type\":\"outlet\",\"wikidata\":\"Q1\",\"country\":null,\"sector\":null,"
        "\"offices\":[],\"mentions\":[[140,150]],\"mention_kinds\":[\"name\"]}],"
        "\"statements\":[{\"id\":0,\"kind\":\"direct\",\"source\":[[85,111]],\"cue\":[[112,116]],"
        "\"content\":[[55,84],[161,176]],\"speaker\":0,\"within\":null,\"via\":[{\"entity\":2,\"spans\":[[140,150]]}],"
        "\"addressee\":{\"entity\":1,\"spans\":[[117,128]]},\"forum\":null,\"said\":{\"value\":\"2024-03-04\","
        "\"precision\":\"day\",\"spans\":[[132,138]],\"rule\":\"weekday-before-published\"},\"place\":null,"
        "\"uttered\":true,\"stance\":\"assert\",\"act\":null,\"confidence\":0.97},"
        "{\"id\":1,\"kind\":\"indirect\",\"source\":[],\"cue\":[],\"content\":[[8,18]],\"speaker\":null,\"within\":0,"
        "\"via\":[],\"addressee\":null,\"forum\":null,\"said\":null,\"place\":null,\"uttered\":false,"
        "\"stance\":\"doubt\",\"act\":null,\"confidence\":0.00}],\"events\":[],\"figures\":[],"
        "\"times\":[{\"value\":\"2024-03-04\",\"precision\":\"day\",\"type\":\"date\",\"spans\":[[132,138]]}]}";
    jmp_buf boundary;
    doc d;
    assert_int_equal(setjmp(boundary), 0);
    build(&d, &boundary);
    out o = {.arena = &d.arena};
    doc_record(&d, &o);
    assert_string_equal(out_end(&o), expected);
    arena_end(&d.arena);
}

/* A stage's dump is exactly `expected`. */
static void check_dump(sayso_stage stage, const char *expected)
{
    jmp_buf boundary;
    doc d;
    assert_int_equal(setjmp(boundary), 0);
    build(&d, &boundary);
    out o = {.arena = &d.arena};
    doc_dump(&d, stage, &o);
    assert_string_equal(out_end(&o), expected);
    arena_end(&d.arena);
}

static void test_dumps_show_what_a_stage_found(void **state)
{
    (void)state;
    check_dump(SAYSO_CLEAN, "title 0:18 Harbour stays open\n"
                            "byline 22:31 Ada Quill\n"
                            "dateline 32:52 PORTSEA (Coast Wire)\n"
                            "  place 32:39 PORTSEA\n"
                            "  agency 41:51 Coast Wire\n"
                            "published 2024-03-05T09:30 minute\n"
                            "body 32:84 PORTSEA (Coast Wire) - “The harbour stays open,”\n"
                            "residue share 177:187 Share this\n"
                            "block 0 body 32:84\n");
    check_dump(SAYSO_SAY, "quote depth 0 speech 55:84 “The harbour stays open,”\n"
                          "statement 0 direct assert uttered 0.97\n"
                          "  source 85:111 harbour master Ilse Brandt\n"
                          "  cue 112:116 told\n"
                          "  content 55:84 161:176 “The harbour stays open,” … “For\\x01 now.”\n"
                          "  via 140:150 Coast Wire\n"
                          "  addressee 117:128 the council\n"
                          "statement 1 indirect doubt ascribed 0.00 within 0\n"
                          "  content 8:18 stays open\n"
                          "  addressee 177:182 Share\n");
    check_dump(SAYSO_WHO, "entity 0 person Ilse Brandt\n"
                          "  office 85:99 harbour master\n"
                          "  name 100:111 Ilse Brandt\n"
                          "entity 1 organisation the council country PRT sector GOV\n"
                          "  role 117:128 the council\n"
                          "entity 2 outlet Coast Wire wikidata Q1\n"
                          "  name 140:150 Coast Wire\n"
                          "statement 0 85:111 harbour master Ilse Brandt\n"
                          "  speaker 0 Ilse Brandt\n"
                          "  via 2 Coast Wire\n"
                          "  addressee 1 the council\n"
                          "statement 1\n"
                          "  speaker -\n"
                          "  addressee -\n");
    check_dump(SAYSO_WHEN, "published 2024-03-05T09:30 minute\n"
                           "time 0 date 2024-03-04 day 132:138 Monday\n"
                           "  rule weekday-before-published\n"
                           "statement 0 said 2024-03-04\n"
                           "statement 1 said -\n");
}

static void test_an_empty_document_has_a_record(void **state)
{
    (void)state;
    jmp_buf boundary;
    doc d = {.input = STR("x")};
    arena_start(&d.arena, NULL, 1 << 20, &boundary);
    assert_int_equal(setjmp(boundary), 0);
    out o = {.arena = &d.arena};
    doc_record(&d, &o);
    assert_string_equal(
        out_end(&o), "{\"sayso\":1,\"doc\":{\"id\":\"\",\"path\":null,\"url\":null,\"bytes\":1,\"language\":\"en\","
                     "\"title\":null,\"outlet\":null,\"bylines\":[],\"dateline\":null,\"published\":null,\"body\":[],"
                     "\"residue\":[]},\"entities\":[],\"statements\":[],\"events\":[],\"figures\":[],\"times\":[]}");
    arena_end(&d.arena);
}

static void test_shares_are_rounded_to_hundredths(void **state)
{
    (void)state;
    assert_int_equal(doc_hundredths(0.125F), 13);
    assert_int_equal(doc_hundredths(0.994F), 99);
    assert_int_equal(doc_hundredths(2), 100);
    assert_int_equal(doc_hundredths(-1), 0);
    assert_int_equal(doc_hundredths(NAN), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_record_follows_the_contract),
        cmocka_unit_test(test_dumps_show_what_a_stage_found),
        cmocka_unit_test(test_an_empty_document_has_a_record),
        cmocka_unit_test(test_shares_are_rounded_to_hundredths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
