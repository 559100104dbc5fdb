/* who/questions.tsv: who held an office on a day, asked in the words of news and answered by
 * hand, from general knowledge. */
#include "unit.h"

#include "sayso.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { QUESTIONS = 200, RIGHT_PERCENT = 98 };

/* Whether `id` is one of those whom a name may mean. */
static bool may_mean(const sayso_model *model, const char *name, sayso_text id)
{
    size_t count;
    bool may = false;
    sayso_answer *named = sayso_who(model, name, NULL, NULL);
    const sayso_known *known = sayso_answer_known(named, &count);
    for (size_t i = 0; i < count; i++)
        may |= known[i].id.size == id.size && memcmp(known[i].id.at, id.at, id.size) == 0;
    sayso_answer_free(named);
    return may;
}

static bool is_right(const sayso_model *model, const char *words, const char *on, const char *who)
{
    size_t count;
    sayso_answer *answer = sayso_who(model, words, on, NULL);
    assert_non_null(answer);
    const sayso_known *known = sayso_answer_known(answer, &count);
    const bool right = count > 0 && may_mean(model, who, known[0].id);
    if (!right)
        printf("%s, %s: %s, not %.*s\n", words, on, who, count ? (int)known[0].name.size : 6,
               count ? known[0].name.at : "nobody");
    sayso_answer_free(answer);
    return right;
}

static void test_offices_at_a_date(void **state)
{
    (void)state;
    char line[200];
    int asked = 0, right = 0;
    sayso_error error;
    sayso_model *model = sayso_model_open(NULL, NULL, &error);
    if (!model)
        fail_msg("%s", error.message);
    FILE *file = fopen("who/questions.tsv", "rb");
    assert_non_null(fgets(line, sizeof line, file));
    while (fgets(line, sizeof line, file)) {
        const char *words = strtok(line, "\t"), *on = strtok(NULL, "\t"), *who = strtok(NULL, "\n");
        assert_non_null(who);
        asked++;
        right += is_right(model, words, on, who);
    }
    fclose(file);
    sayso_model_free(model);
    printf("%d of %d right\n", right, asked);
    assert_true(asked >= QUESTIONS);
    assert_true(right * 100 >= asked * RIGHT_PERCENT);
}

int main(void)
{
    const char *path = getenv("SAYSO_MODEL");
    if (!path || access(path, R_OK) != 0) {
        puts("skipped: no model file (make demo gets it)");
        return 77;
    }
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_offices_at_a_date)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
