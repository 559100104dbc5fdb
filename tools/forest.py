"""What fit_clean.py and fit_web.py have in common: parting pages by site, and writing trees as src/clean/clean_forest.h reads them."""
import hashlib
from urllib.parse import urlparse


def site_of(row):
    host = urlparse(row.get("url") or row.get("outlet") or "").hostname or row["id"]
    parts = host.lower().removeprefix("www.").split(".")
    two = len(parts) > 2 and len(parts[-2]) <= 3 and len(parts[-1]) <= 2
    return ".".join(parts[-3 if two else -2:])


def parts_of(rows, folds):
    """[part of each row]: all rows of a site in one"""
    sites = sorted({site_of(r) for r in rows}, key=lambda s: hashlib.sha256(s.encode()).digest())
    part = {s: i % folds for i, s in enumerate(sites)}
    return [part[site_of(r)] for r in rows]


def flatten(tree, nodes):
    """Appends a tree's nodes (feature, yes, no, limit) in the order of a walk; feature None: a leaf."""
    at = len(nodes)
    nodes.append(None)
    if "leaf_value" in tree:
        nodes[at] = (None, 0, 0, tree["leaf_value"])
        return at
    yes = flatten(tree["left_child"], nodes)
    no = flatten(tree["right_child"], nodes)
    nodes[at] = (tree["split_feature"], yes, no, tree["threshold"])
    return at


def number(value):
    text = "%.6g" % value
    return (text if "." in text or "e" in text else text + ".0") + "f"


def write(trees, name):
    starts, rows = [], []
    for info in trees.dump_model()["tree_info"]:
        nodes = []
        flatten(info["tree_structure"], nodes)
        starts.append(len(rows))
        rows += nodes
    print("static const forest_node %s_nodes[] = {" % name)
    cells = ["{%s, %d, %d, %s}" % ("LEAF" if f is None else f, y, n, number(v)) for f, y, n, v in rows]
    for i in range(0, len(cells), 4):
        print("    " + ", ".join(cells[i:i + 4]) + ",")
    print("};\n/* Of each tree, its root. */\nstatic const uint16_t %s_starts[] = {" % name)
    for i in range(0, len(starts), 20):
        print("    " + ", ".join(map(str, starts[i:i + 20])) + ",")
    print("};")
