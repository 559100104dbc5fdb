# The record has the same bytes whatever instructions the processor has: the encoder's, and those of its
# products, are limited here.
report=$(dirname "$0")/report.txt
for limit in SSE41 AVX2 AVX512_CORE AVX512_CORE_VNNI AVX512_CORE_AMX ALL; do
    DNNL_MAX_CPU_ISA=$limit sayso read --json "$report" >out.$limit || echo "status $?"
    cmp out.SSE41 out.$limit && [ -s out.$limit ] && echo "$limit: the same"
done
