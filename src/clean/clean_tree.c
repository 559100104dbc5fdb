/* Hands the page to gumbo, which follows the HTML standard, with memory from the document's arena. */
#include "clean/clean_tree.h"
#include "clean/clean_guard.h"
#include <assert.h>

static void *take(void *context, size_t size)
{
    return arena_take(context, size);
}

static void give(void *context, void *memory)
{
    (void)context;
    (void)memory;
}

const GumboNode *clean_tree(doc *d, str page, clean_source *source)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = give;
    options.userdata = &d->arena;
    options.max_errors = 0;
    *source = clean_guard(d, page);
    const GumboOutput *output = gumbo_parse_with_options(&options, source->text.at, source->text.size);
    return output ? output->document : NULL;
}

bool clean_is_read(str name)
{
    static const char *const names[] = {"aria-hidden", "class", "content",  "datetime", "encoding", "hidden",
                                        "http-equiv",  "id",    "itemprop", "lang",     "name",     "property",
                                        "rel",         "role",  "style",    "type"};
    enum { LONGEST = 11 };
    char lower[LONGEST];
    if (name.size > LONGEST)
        return false;
    for (size_t i = 0; i < name.size; i++)
        lower[i] = (char)(name.at[i] >= 'A' && name.at[i] <= 'Z' ? name.at[i] + 32 : name.at[i]);
    return str_among((str){lower, name.size}, names, sizeof names / sizeof *names);
}

const GumboAttribute *clean_attribute(const GumboNode *element, const char *name)
{
    assert(clean_is_read(str_of(name)) || strcmp(name, "href") == 0 || strcmp(name, "title") == 0);
    const GumboVector *all = &element->v.element.attributes;
    for (unsigned i = 0; i < all->length; i++) {
        const GumboAttribute *attribute = all->data[i];
        if (strcmp(attribute->name, name) == 0)
            return attribute;
    }
    return NULL;
}
