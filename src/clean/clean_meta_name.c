/* Names of meta elements, properties and the like: those of Open Graph, Dublin Core, schema.org, and of
 * the systems that outlets write with. Whose name for a day is not known, its last part tells:
 * "whatever:published_time". */
#include "clean/clean_meta_name.h"

typedef struct meta_name {
    const char *name; /* in small letters */
    view_meta meta;
} meta_name;

/* By name. */
static const meta_name meta_names[] = {
    {"article.created", META_PUBLISHED},
    {"article:author", META_AUTHOR},
    {"article_date_original", META_PUBLISHED},
    {"author", META_AUTHOR},
    {"authors", META_AUTHOR},
    {"byl", META_AUTHOR},
    {"citation_author", META_AUTHOR},
    {"citation_date", META_PUBLISHED},
    {"citation_publication_date", META_PUBLISHED},
    {"content_publisheddate", META_PUBLISHED},
    {"creation_date", META_PUBLISHED},
    {"date", META_PUBLISHED},
    {"date.release", META_PUBLISHED},
    {"date_published", META_PUBLISHED},
    {"datecreated", META_PUBLISHED},
    {"datemodified", META_MODIFIED},
    {"datepublished", META_PUBLISHED},
    {"dc.creator", META_AUTHOR},
    {"dc.date.created", META_PUBLISHED},
    {"dc.date.issued", META_PUBLISHED},
    {"dc.title", META_HEADLINE},
    {"dcsext.author", META_AUTHOR},
    {"dcterms.created", META_PUBLISHED},
    {"dcterms.creator", META_AUTHOR},
    {"dcterms.issued", META_PUBLISHED},
    {"displaydate", META_PUBLISHED},
    {"doc_date", META_PUBLISHED},
    {"headline", META_HEADLINE},
    {"last-modified", META_MODIFIED},
    {"last-updated", META_MODIFIED},
    {"lastmod", META_MODIFIED},
    {"mediator_author", META_AUTHOR},
    {"mediator_published_time", META_PUBLISHED},
    {"moddate", META_MODIFIED},
    {"modified", META_MODIFIED},
    {"modified_time", META_MODIFIED},
    {"og:article:author", META_AUTHOR},
    {"og:site_name", META_SITE},
    {"og:title", META_HEADLINE},
    {"og:url", META_URL},
    {"originalpublicationdate", META_PUBLISHED},
    {"parsely-author", META_AUTHOR},
    {"parsely-pub-date", META_PUBLISHED},
    {"parsely-title", META_HEADLINE},
    {"pdate", META_PUBLISHED},
    {"ptime", META_PUBLISHED},
    {"pub_date", META_PUBLISHED},
    {"pubdate", META_PUBLISHED},
    {"publicationdate", META_PUBLISHED},
    {"publish-date", META_PUBLISHED},
    {"publish_date", META_PUBLISHED},
    {"publish_time", META_PUBLISHED},
    {"publishdate", META_PUBLISHED},
    {"published", META_PUBLISHED},
    {"published-date", META_PUBLISHED},
    {"published_at", META_PUBLISHED},
    {"published_date", META_PUBLISHED},
    {"published_time", META_PUBLISHED},
    {"publisheddate", META_PUBLISHED},
    {"publishtime", META_PUBLISHED},
    {"release_date", META_PUBLISHED},
    {"revised", META_MODIFIED},
    {"sailthru.author", META_AUTHOR},
    {"sailthru.title", META_HEADLINE},
    {"shareaholic:article_author_name", META_AUTHOR},
    {"shareaholic:article_published_time", META_PUBLISHED},
    {"timestamp", META_PUBLISHED},
    {"title", META_HEADLINE},
    {"twitter:title", META_HEADLINE},
    {"updated_time", META_MODIFIED},
    {"uploaded", META_PUBLISHED},
    {"weibo:article:create_at", META_PUBLISHED},
};

enum { META_NAMES = sizeof meta_names / sizeof *meta_names, LONGEST_NAME = 48 };

static view_meta find(str lower)
{
    size_t low = 0, high = META_NAMES;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = str_compare(str_of(meta_names[middle].name), lower);
        if (order == 0)
            return meta_names[middle].meta;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return META_NONE;
}

view_meta clean_meta_named(str name)
{
    char lower[LONGEST_NAME];
    size_t last = 0;
    if (!name.size || name.size > LONGEST_NAME)
        return META_NONE;
    for (size_t i = 0; i < name.size; i++) {
        lower[i] = (char)(name.at[i] >= 'A' && name.at[i] <= 'Z' ? name.at[i] + 32 : name.at[i]);
        last = lower[i] == ':' || lower[i] == '.' ? i + 1 : last;
    }
    const view_meta whole = find((str){lower, name.size});
    if (whole != META_NONE || !last)
        return whole;
    const view_meta part = find((str){lower + last, name.size - last});
    return part == META_PUBLISHED || part == META_MODIFIED ? part : META_NONE;
}
