/* What gumbo is not given of a page makes no difference to the tree: elements, text, and the attributes that are
 * read. */
#include "unit.h"

#include "clean/clean_tree.h"
#include <stdio.h>
#include <stdlib.h>

static void *take(void *context, size_t size)
{
    return arena_take(context, size);
}

static void give(void *context, void *memory)
{
    (void)context;
    (void)memory;
}

static const GumboNode *parse_whole(arena *a, str page)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = give;
    options.userdata = a;
    return gumbo_parse_with_options(&options, page.at, page.size)->document;
}

static bool is_unread(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML &&
           (node->v.element.tag == GUMBO_TAG_SCRIPT || node->v.element.tag == GUMBO_TAG_STYLE ||
            node->v.element.tag == GUMBO_TAG_XMP || node->v.element.tag == GUMBO_TAG_IFRAME);
}

/* `source` NULL: the tree is of the page itself. */
static void write_tree(FILE *to, const GumboNode *node, const clean_source *source)
{
    if (node->type == GUMBO_NODE_COMMENT) {
        fputs("<!>", to);
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE) {
        str text = {node->v.text.original_text.data, node->v.text.original_text.length};
        text = source ? source_piece(source, text) : text;
        fprintf(to, "[%s|%.*s]", node->v.text.text, (int)text.size, text.at);
    } else {
        const bool whole = node->type == GUMBO_NODE_DOCUMENT;
        const GumboVector *children = whole ? &node->v.document.children : &node->v.element.children;
        fprintf(to, "(%d", whole ? -1 : (int)node->v.element.tag);
        for (unsigned i = 0; !whole && i < node->v.element.attributes.length; i++) {
            const GumboAttribute *attribute = node->v.element.attributes.data[i];
            if (clean_is_read(str_of(attribute->name)))
                fprintf(to, " %s=%s", attribute->name, attribute->value);
        }
        for (unsigned i = 0; i < children->length && !is_unread(node); i++)
            write_tree(to, children->data[i], source);
        fputc(')', to);
    }
}

static char *tree_of(const GumboNode *node, const clean_source *source)
{
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    write_tree(to, node, source);
    fclose(to);
    return text;
}

static void test_the_tree_is_that_of_the_page(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "<p>a<!-- <b> -->b<!-->c<!--->d<!-- x --!>e<!--- f -->g<!--",
        "<script>if (a < b) '<p>'</script>x<script>'</scriptx>' </script >y<SCRIPT></Script/>z<script>",
        ("<script><!-- <script> </script> --></script>x<script><!--></script>y<script><!-- "
         "<script></script>--></script>"),
        "<title>What <script> is & does</title><p>x<textarea><style></textarea>y<style></style>z",
        "<p title = \"a > b\" class='c>d' id=e/f><a href=/x/>b</a><img src=x alt=\"\"/>c<br a=1 / >d",
        "<div a='1'b='2'class=x a=3 class=y><x-script>a</x-script><b-c>d",
        "<b class=a><b class=a x=1><b class=a x=2><b x=3>a<p>b</b></b>c",
        "<svg><title>a<b>b</title><style>c<p>d</style><script>e<p>f</script><path d=x /></svg>g<script>h</script>",
        "<select><option>a<style></select>b</style><title>c</select>d</title><iframe>e",
        "<!doctype html><!x <p>>a</3 <p>>b</><?php '<p>' ?>c<![CDATA[d>e]]>f<svg><![CDATA[<i>g]]></svg>h",
        "<table><tr>a<td>b<script>c</script></table><table><title>d<td></title>e",
        "<noscript><style>a</style><img src=x class=y></noscript><iframe><p>b</iframe><xmp><p>c</xmp>d",
        "<template><script>a</script><p class=b>c</template>d<p>&amp;e&#x41f;g &lt;script>h",
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        doc d = {0};
        clean_source source;
        arena_start(&d.arena, NULL, SIZE_MAX, NULL);
        const str page = str_of(pages[i]);
        char *whole = tree_of(parse_whole(&d.arena, page), NULL);
        char *guarded = tree_of(clean_tree(&d, page, &source), &source);
        assert_string_equal(guarded, whole);
        free(whole);
        free(guarded);
        arena_end(&d.arena);
    }
}

static void test_what_nobody_reads_is_left_out_and_found_again(void **state)
{
    (void)state;
    static const char PAGE[] =
        "<p style=x onclick='y()'>a<script type=z>var b = '<p>';</script><!-- c --><img src=d alt=e>f";
    doc d = {0};
    clean_source source;
    arena_start(&d.arena, NULL, SIZE_MAX, NULL);
    assert_non_null(clean_tree(&d, str_of(PAGE), &source));
    assert_string_equal(source.text.at, "<p style=x >a<script type=z></script><!----><img >f");
    const str script = source_left_out(&source, strstr(source.text.at, "</script>"));
    assert_true(str_equal(script, STR("var b = '<p>';")));
    assert_ptr_equal(source_piece(&source, (str){strchr(source.text.at, 'f'), 1}).at, strrchr(PAGE, 'f'));
    assert_int_equal(source_left_out(&source, source.text.at).size, 0);
    arena_end(&d.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_tree_is_that_of_the_page),
        cmocka_unit_test(test_what_nobody_reads_is_left_out_and_found_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
