/* Hands the page to gumbo, which follows the HTML standard, with memory from the document's arena. */
#include "clean/clean_tree.h"
#include "clean/clean_guard.h"

static void *take(void *context, size_t size)
{
    return arena_take(context, size);
}

static void give(void *context, void *memory)
{
    (void)context;
    (void)memory;
}

const GumboNode *clean_tree(doc *d, str page, str *source)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = give;
    options.userdata = &d->arena;
    options.max_errors = 0;
    *source = clean_guard(d, page);
    const GumboOutput *output = gumbo_parse_with_options(&options, source->at, source->size);
    return output ? output->document : NULL;
}

const GumboAttribute *clean_attribute(const GumboNode *element, const char *name)
{
    const GumboVector *all = &element->v.element.attributes;
    for (unsigned i = 0; i < all->length; i++) {
        const GumboAttribute *attribute = all->data[i];
        if (strcmp(attribute->name, name) == 0)
            return attribute;
    }
    return NULL;
}
