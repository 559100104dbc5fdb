/* Prints the lines of pages of HTML as src/clean sees them, for tools/fit_web.py: "FILE" and the
 * path; then a line each: start, end, its elements, features, a tab and the words. */
#include "clean/clean_web.h"
#include "each_doc.h"
#include <stdio.h>

static void print_lines(doc *d, void *context)
{
    (void)context;
    clean_view view = {0};
    clean_view_page(d, &view);
    const web_page web = clean_web_survey(d, &view);
    for (uint32_t i = 0; i < web.lines.count; i++) {
        float f[WEB_FEATURES];
        clean_web_features(&web, i, f);
        const line *l = &web.lines.at[i];
        const view_line *v = web.seen[i];
        printf("%u %u %u %u %u", l->start, l->end, v->block, v->parent, v->grandparent);
        for (uint32_t k = 0; k < WEB_FEATURES; k++)
            printf(" %g", (double)f[k]);
        printf("\t%.*s\n", (int)(l->end - l->start), d->text.at + l->start);
    }
}

int main(int count, char **paths)
{
    return each_doc(count - 1, paths + 1, print_lines, NULL) ? 0 : 1;
}
