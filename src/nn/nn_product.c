#include "nn/nn_product.h"
#include "nn/nn_scratch.h"

/* Of the OpenMP beneath oneDNN, which makes as many threads as it can; a worker of ours is one. Declared here: clang
 * has no omp.h but with a runtime of its own. */
int omp_get_max_threads(void);
void omp_set_num_threads(int threads);

/* Rows that the primitives are for. */
static const size_t SIZES[NN_PRODUCT_SIZES] = {NN_PRODUCT_ROWS, 64, NN_PRODUCT_REST};

static bool worked(dnnl_status_t status)
{
    return status == dnnl_success;
}

/* A matrix of whole numbers, row after row. */
static bool describe(dnnl_memory_desc_t *matrix, size_t rows, size_t columns, dnnl_data_type_t type,
                     dnnl_format_tag_t layout)
{
    const dnnl_dims_t shape = {(dnnl_dim_t)rows, (dnnl_dim_t)columns};
    return worked(dnnl_memory_desc_init_by_tag(matrix, 2, shape, type, layout));
}

/* Makes the primitive for this many rows. It may choose the layout of the weights if *weights leaves it open; *weights
 * receives the choice. */
static bool open_rows(nn_product *p, size_t rows, dnnl_memory_desc_t *weights, dnnl_primitive_t *primitive)
{
    dnnl_memory_desc_t x, y;
    dnnl_inner_product_desc_t product;
    dnnl_primitive_attr_t attributes = NULL;
    dnnl_primitive_desc_t description = NULL;
    const bool done =
        describe(&x, rows, p->in, dnnl_u8, dnnl_ab) && describe(&y, rows, p->out, dnnl_s32, dnnl_ab) &&
        worked(dnnl_inner_product_forward_desc_init(&product, dnnl_forward_inference, &x, weights, NULL, &y)) &&
        worked(dnnl_primitive_attr_create(&attributes)) &&
        worked(dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user)) &&
        worked(dnnl_primitive_desc_create(&description, &product, attributes, p->engine, NULL)) &&
        worked(dnnl_primitive_create(primitive, description));
    if (done) {
        const size_t working =
            dnnl_memory_desc_get_size(dnnl_primitive_desc_query_md(description, dnnl_query_scratchpad_md, 0));
        *weights = *dnnl_primitive_desc_query_md(description, dnnl_query_weights_md, 0);
        p->working = working > p->working ? working : p->working;
    }
    if (description)
        dnnl_primitive_desc_destroy(description);
    if (attributes)
        dnnl_primitive_attr_destroy(attributes);
    return done;
}

/* Lays the weights out as `layout` says. */
static bool pack(nn_product *p, const int8_t *weights, const dnnl_memory_desc_t *layout,
                 const sayso_allocator *allocator)
{
    dnnl_memory_desc_t plain;
    dnnl_memory_t from = NULL;
    dnnl_primitive_desc_t description = NULL;
    dnnl_primitive_t reorder = NULL;
    dnnl_stream_t stream = NULL;
    p->packed = nn_take(allocator, dnnl_memory_desc_get_size(layout));
    const bool done =
        p->packed && describe(&plain, p->out, p->in, dnnl_s8, dnnl_ab) &&
        worked(dnnl_memory_create(&p->weights, layout, p->engine, p->packed)) &&
        worked(dnnl_memory_create(&from, &plain, p->engine, (void *)(uintptr_t)weights)) &&
        worked(dnnl_reorder_primitive_desc_create(&description, &plain, p->engine, layout, p->engine, NULL)) &&
        worked(dnnl_primitive_create(&reorder, description)) &&
        worked(dnnl_stream_create(&stream, p->engine, dnnl_stream_default_flags)) &&
        worked(dnnl_primitive_execute(reorder, stream, 2,
                                      (const dnnl_exec_arg_t[]){{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, p->weights}}));
    if (stream)
        dnnl_stream_destroy(stream);
    if (reorder)
        dnnl_primitive_destroy(reorder);
    if (description)
        dnnl_primitive_desc_destroy(description);
    if (from)
        dnnl_memory_destroy(from);
    return done;
}

bool nn_product_open(nn_product *p, const int8_t *weights, size_t out, size_t in, const sayso_allocator *allocator)
{
    dnnl_memory_desc_t layout;
    const int threads = omp_get_max_threads();
    omp_set_num_threads(1);
    *p = (nn_product){.in = in, .out = out};
    bool done =
        worked(dnnl_engine_create(&p->engine, dnnl_cpu, 0)) && describe(&layout, out, in, dnnl_s8, dnnl_format_tag_any);
    for (size_t i = 0; i < NN_PRODUCT_SIZES; i++)
        done = done && open_rows(p, SIZES[i], &layout, &p->primitives[i]);
    done = done && p->working <= NN_PRODUCT_WORKING && pack(p, weights, &layout, allocator);
    omp_set_num_threads(threads);
    if (!done)
        nn_product_close(p);
    return done;
}

void nn_product_close(nn_product *p)
{
    if (p->weights)
        dnnl_memory_destroy(p->weights);
    for (size_t i = 0; i < NN_PRODUCT_SIZES; i++)
        if (p->primitives[i])
            dnnl_primitive_destroy(p->primitives[i]);
    if (p->engine)
        dnnl_engine_destroy(p->engine);
    nn_give(p->packed);
    *p = (nn_product){0};
}

/* Runs one of the primitives on its number of rows. */
static bool run_rows(const nn_product *p, dnnl_primitive_t primitive, dnnl_stream_t stream, size_t rows,
                     const uint8_t *x, int32_t *sums, void *working)
{
    const size_t room = p->working;
    dnnl_memory_desc_t x_is, sums_are, working_is;
    dnnl_memory_t from = NULL, to = NULL, beside = NULL;
    const bool done = describe(&x_is, rows, p->in, dnnl_u8, dnnl_ab) &&
                      describe(&sums_are, rows, p->out, dnnl_s32, dnnl_ab) &&
                      describe(&working_is, 1, room, dnnl_u8, dnnl_ab) &&
                      worked(dnnl_memory_create(&from, &x_is, p->engine, (void *)(uintptr_t)x)) &&
                      worked(dnnl_memory_create(&to, &sums_are, p->engine, sums)) &&
                      worked(dnnl_memory_create(&beside, &working_is, p->engine, working)) &&
                      worked(dnnl_primitive_execute(primitive, stream, 4,
                                                    (const dnnl_exec_arg_t[]){{DNNL_ARG_SRC, from},
                                                                              {DNNL_ARG_WEIGHTS, p->weights},
                                                                              {DNNL_ARG_DST, to},
                                                                              {DNNL_ARG_SCRATCHPAD, beside}}));
    if (beside)
        dnnl_memory_destroy(beside);
    if (to)
        dnnl_memory_destroy(to);
    if (from)
        dnnl_memory_destroy(from);
    return done;
}

bool nn_product_run(const nn_product *p, const uint8_t *x, size_t rows, int32_t *sums, void *working)
{
    dnnl_stream_t stream = NULL;
    const int threads = omp_get_max_threads();
    omp_set_num_threads(1);
    bool done = worked(dnnl_stream_create(&stream, p->engine, dnnl_stream_default_flags));
    for (size_t r = 0, i = 0; r < rows && done; r += SIZES[i]) {
        while (i + 1 < NN_PRODUCT_SIZES && rows - r < SIZES[i])
            i++;
        done = run_rows(p, p->primitives[i], stream, SIZES[i], x + r * p->in, sums + r * p->out, working);
    }
    if (stream)
        dnnl_stream_destroy(stream);
    omp_set_num_threads(threads);
    return done;
}
