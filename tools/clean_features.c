/* Prints the lines of text files as src/clean sees them, for tools/fit_clean.py: "FILE" and the path; then a line
 * each: start, end, features. */
#include "clean/clean_text_page.h"
#include "each_doc.h"
#include <stdio.h>

static void print_lines(doc *d, void *context)
{
    (void)context;
    line_vec lines = {0};
    clean_lines(d, &lines);
    const text_page page = clean_text_survey(d, &lines);
    for (uint32_t i = 0; i < lines.count; i++) {
        float f[TEXT_FEATURES];
        clean_text_features(&page, i, f);
        printf("%u %u", lines.at[i].start, lines.at[i].end);
        for (uint32_t k = 0; k < TEXT_FEATURES; k++)
            printf(" %.9g", (double)f[k]);
        putchar('\n');
    }
}

int main(int count, char **paths)
{
    return each_doc(count - 1, paths + 1, print_lines, NULL) ? 0 : 1;
}
