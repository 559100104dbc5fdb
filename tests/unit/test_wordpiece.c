/* Word pieces: what a text is folded to, where it is cut, and which bytes each piece came from. */
#include "vocabulary.h"

#include "base/out.h"
#include "base/unicode.h"
#include <stdlib.h>

static const char WORDS[] =
    SPECIAL "bar\nharbour\nhar\n##bour\n##s\n##our\n##b\nnaïf\nnaif\ncafe\nun\n##able\n##a\na\n.\n#\n"
            "港\n口\n\"\n“\n[\n]\nß\nσ\n##σ\n🚢\nᄒ\n##ᅡ\n##ᆫ\n;\ne\n=\nı\ni\n";

typedef struct cutting {
    nn_vocabulary *vocabulary;
    jmp_buf boundary;
    arena arena;
    nn_wordpieces list;
} cutting;

static void cut(cutting *c, const char *text, size_t size)
{
    sayso_error error = {0};
    *c = (cutting){.vocabulary = make_vocabulary(WORDS, sizeof WORDS - 1, &error)};
    assert_non_null(c->vocabulary);
    arena_start(&c->arena, NULL, 1 << 24, &c->boundary);
    assert_int_equal(setjmp(c->boundary), 0);
    nn_vocabulary_cut(c->vocabulary, &c->arena, (str){text, size}, (sayso_span){0, (uint32_t)size}, &c->list);
}

static void end(cutting *c)
{
    arena_end(&c->arena);
    nn_vocabulary_close(c->vocabulary);
}

/* The line of the vocabulary that has this id. */
static str piece_text(uint32_t id)
{
    const char *at = WORDS;
    while (id--)
        at = strchr(at, '\n') + 1;
    return (str){at, (size_t)(strchr(at, '\n') - at)};
}

/* `expected`: "START:END piece", one a line. */
static void expect(str text, const char *expected)
{
    cutting c;
    cut(&c, text.at, text.size);
    out o = {.arena = &c.arena};
    for (uint32_t i = 0; i < c.list.count; i++) {
        const nn_wordpiece *p = &c.list.at[i];
        const str piece = piece_text(p->id);
        out_format(&o, "%u:%u %.*s\n", p->start, p->end, (int)piece.size, piece.at);
    }
    assert_string_equal(out_end(&o), expected);
    end(&c);
}

static void test_a_word_is_cut_into_the_longest_pieces(void **state)
{
    (void)state;
    expect(STR("harbour"), "0:7 harbour\n");
    expect(STR("harbours bars"), "0:7 harbour\n7:8 ##s\n9:12 bar\n12:13 ##s\n");
    expect(STR("harb har"), "0:3 har\n3:4 ##b\n5:8 har\n");
    expect(STR("harbou"), "0:6 [UNK]\n"); /* the whole word, though "har" is known */
    expect(STR("##s #s"), "0:1 #\n1:2 #\n2:3 [UNK]\n4:5 #\n5:6 [UNK]\n");
}

static void test_case_and_accents_go(void **state)
{
    (void)state;
    expect(STR("CAFÉ"), "0:5 cafe\n");
    expect(STR("Cafe\u0301 a"), "0:4 cafe\n7:8 a\n"); /* an accent at the end is in no piece … */
    expect(STR("ca\u0301fe"), "0:6 cafe\n");          /* … one inside is */
    expect(STR("naïf"), "0:5 naif\n");                /* nothing in a vocabulary with an accent is ever met */
    expect(STR("ΣΣ"), "0:2 σ\n2:4 ##σ\n");            /* no final sigma */
    expect(STR("ß ẞ"), "0:2 ß\n3:6 ß\n");
    expect(STR("İ ı I"), "0:2 i\n3:5 ı\n6:7 i\n");
    expect(STR("ệ ≠ \u212b"), "0:3 e\n4:7 =\n8:11 a\n");
}

static void test_marks_and_chinese_stand_alone(void **state)
{
    (void)state;
    expect(STR("“harbour.”"), "0:3 “\n3:10 harbour\n10:11 .\n11:14 [UNK]\n");
    expect(STR("a港口a"), "0:1 a\n1:4 港\n4:7 口\n7:8 a\n");
    expect(STR("[CLS]"), "0:1 [\n1:4 [UNK]\n4:5 ]\n"); /* no text makes a piece that is no word */
    expect(STR("a\u037e"), "0:1 a\n1:3 ;\n");          /* a Greek question mark is a semicolon */
    expect(STR("🚢 🚢🚢"), "0:4 🚢\n5:13 [UNK]\n");
    expect(STR("한 하"), "0:3 ᄒ\n0:3 ##ᅡ\n0:3 ##ᆫ\n4:7 ᄒ\n4:7 ##ᅡ\n");
}

static void test_what_is_no_text_is_left_out(void **state)
{
    (void)state;
    expect(STR(""), "");
    expect(STR(" \t\r\n\u00a0\u2003\u3000"), "");
    expect(STR("har\0bour"), "0:8 harbour\n");
    expect(STR("har\u00adbour\u200b"), "0:9 harbour\n");
    expect(STR("\ufeffbar\ufffd"), "3:6 bar\n");
    expect(STR("\x1b\x7f\u0301\u200d"), "");
    expect(STR("bar\u2028bar"), "0:3 bar\n6:9 bar\n");
    expect(STR("\xff"
               "ba\xc3r \xf0\x9f\x9a"),
           "1:5 bar\n"); /* bytes that are no UTF-8 are dropped … */
    expect(STR("\xed\xa0\x80"
               "a\xc0\xaf"),
           "3:4 a\n"); /* … a surrogate's and an overlong form's too */
}

static void test_a_long_word_is_unknown(void **state)
{
    (void)state;
    char text[302];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = 'a';
    cutting c;
    cut(&c, text, 100);
    assert_int_equal(c.list.count, 100);
    end(&c);
    cut(&c, text, 101);
    assert_int_equal(c.list.count, 1);
    assert_int_equal(c.list.at[0].id, 0);
    assert_int_equal(c.list.at[0].end, 101);
    end(&c);
    for (size_t i = 2; i < sizeof text; i += 3)
        memcpy(text + i - 1, "\xcc\x81", 2); /* a hundred of "á", then one "a" more */
    cut(&c, text, 300);
    assert_int_equal(c.list.count, 100);
    assert_int_equal(c.list.at[99].start, 297);
    end(&c);
    cut(&c, text, 301);
    assert_int_equal(c.list.count, 1);
    assert_int_equal(c.list.at[0].end, 301);
    end(&c);
}

/* Whatever the bytes: pieces in order, inside the text, none of them empty, and no more than bytes. */
static void test_any_bytes_give_pieces_in_order(void **state)
{
    (void)state;
    static const char letters[] = "aB\xc3\xa9 .#\xe6\xb8\xaf\xed\x95\x9c\xcc\x81\n";
    char text[4096];
    uint32_t seed = 1;
    for (int round = 0; round < 200; round++) {
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1664525 + 1013904223;
            text[i] = round % 2 ? (char)(seed >> 24) : letters[(seed >> 16) % (sizeof letters - 1)];
        }
        cutting c;
        cut(&c, text, sizeof text);
        for (uint32_t i = 0; i < c.list.count; i++) {
            assert_true(c.list.at[i].start < c.list.at[i].end && c.list.at[i].end <= sizeof text);
            assert_true(i == 0 || c.list.at[i - 1].start <= c.list.at[i].start);
            assert_true(c.list.at[i].id < nn_vocabulary_count(c.vocabulary));
        }
        assert_true(c.list.count <= sizeof text);
        end(&c);
    }
}

static void test_every_code_point_has_one_kind(void **state)
{
    (void)state;
    for (uint32_t point = 0; point < 0x110000; point++) {
        const unicode_fold *fold = unicode_fold_of(point);
        assert_true(fold->kind <= UNICODE_SYLLABLE && fold->count <= UNICODE_MOST_FOLDED);
        assert_true((fold->kind == UNICODE_SYLLABLE) == (point >= 0xac00 && point < 0xd7a4));
        for (uint32_t i = 0; i < fold->count; i++) /* what is folded stays as it is when it is folded again */
            assert_true(unicode_fold_of(fold->to[i])->kind == fold->kind && !unicode_fold_of(fold->to[i])->count);
    }
}

static void test_a_vocabulary_is_checked(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
    } texts[] = {{SPECIAL "##s\na\n", true},
                 {SPECIAL "##s\na", true}, /* the last line may have no end */
                 {SPECIAL "\n\n##s\n", true},
                 {SPECIAL "a\n", false}, /* nothing goes on inside a word */
                 {"[UNK]\n##s\na\n", false},
                 {"", false},
                 {"\n\n\n", false}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sayso_error error = {0};
        nn_vocabulary *v = make_vocabulary(texts[i].text, strlen(texts[i].text), &error);
        assert_int_equal(v != NULL, texts[i].good);
        assert_int_equal(error.status, texts[i].good ? SAYSO_OK : SAYSO_E_MODEL);
        nn_vocabulary_close(v);
    }
    const nn_weights none = {.path = "a model"};
    nn_vocabulary *v;
    assert_true(nn_vocabulary_open(&v, &none, &arena_malloc, NULL));
    assert_null(v);
}

static void test_pieces_are_found_by_name(void **state)
{
    (void)state;
    sayso_error error = {0};
    nn_vocabulary *v = make_vocabulary(WORDS, sizeof WORDS - 1, &error);
    assert_int_equal(nn_vocabulary_find(v, STR(NN_PIECE_GAP)), 1);
    assert_int_equal(nn_vocabulary_find(v, STR("##bour")), 8);
    assert_int_equal(nn_vocabulary_find(v, STR("##bou")), SAYSO_NONE);
    assert_int_equal(nn_vocabulary_find(v, STR("")), SAYSO_NONE);
    assert_int_equal(nn_vocabulary_count(v), 39);
    nn_vocabulary_close(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_word_is_cut_into_the_longest_pieces),
        cmocka_unit_test(test_case_and_accents_go),
        cmocka_unit_test(test_marks_and_chinese_stand_alone),
        cmocka_unit_test(test_what_is_no_text_is_left_out),
        cmocka_unit_test(test_a_long_word_is_unknown),
        cmocka_unit_test(test_any_bytes_give_pieces_in_order),
        cmocka_unit_test(test_every_code_point_has_one_kind),
        cmocka_unit_test(test_a_vocabulary_is_checked),
        cmocka_unit_test(test_pieces_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
