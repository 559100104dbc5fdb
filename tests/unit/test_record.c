/* The record and the stage dumps of a document built by hand: every member in its place, nothing
 * guessed where nothing is known. */
#include "harbour.h"

#include "doc/doc_write.h"
#include <math.h>

static void test_record_follows_the_contract(void **state)
{
    (void)state;
    static const char expected[] =
        "{\"sayso\":1,\"doc\":{\"id\":\"sha256:00\",\"path\":\"port\ufffd.txt\",\"url\":null,\"same_as\":null,"
        "\"bytes\":188,"
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
        "\"content\":[[55,84],[161,176]],\"speaker\":0,\"with\":[1],\"within\":null,\"via\":[{\"entity\":2,\"spans\":[["
        "140,150]]}],"
        "\"addressee\":{\"entity\":1,\"spans\":[[117,128]]},\"forum\":null,\"said\":{\"value\":\"2024-03-04\","
        "\"precision\":\"day\",\"spans\":[[132,138]],\"rule\":\"weekday-before-published\"},\"place\":null,"
        "\"uttered\":true,\"stance\":\"assert\",\"act\":null,\"confidence\":0.97},"
        "{\"id\":1,\"kind\":\"indirect\",\"source\":[],\"cue\":[],\"content\":[[8,18]],\"speaker\":null,\"with\":[],"
        "\"within\":0,"
        "\"via\":[],\"addressee\":null,\"forum\":null,\"said\":null,\"place\":null,\"uttered\":false,"
        "\"stance\":\"doubt\",\"act\":null,\"confidence\":0.00}],\"events\":[],\"figures\":[],"
        "\"times\":[{\"value\":\"2024-03-04\",\"precision\":\"day\",\"type\":\"date\",\"spans\":[[132,138]]}]}";
    jmp_buf boundary;
    doc d;
    assert_int_equal(setjmp(boundary), 0);
    build_harbour(&d, &boundary);
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
    build_harbour(&d, &boundary);
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
                          "  with 1 the council\n"
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
    doc d = {.input = STR("x"), .text = STR("x")};
    arena_start(&d.arena, NULL, 1 << 20, &boundary);
    assert_int_equal(setjmp(boundary), 0);
    out o = {.arena = &d.arena};
    doc_record(&d, &o);
    assert_string_equal(
        out_end(&o),
        "{\"sayso\":1,\"doc\":{\"id\":\"\",\"path\":null,\"url\":null,\"same_as\":null,\"bytes\":1,\"language\":null,"
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
