# Run inside gdb: tells, as JSON, where the members of structs stand in the debug information of a file. Reads {"structs": [...], "enums": [...], "values": [...]} from $YLANG_ASK,
# writes to $YLANG_ANSWER.
import gdb
import json
import os


def kind(t):
    code = t.code
    if code == gdb.TYPE_CODE_TYPEDEF:
        return {"kind": "typedef", "name": t.name, "of": kind(t.target())}
    if code == gdb.TYPE_CODE_PTR:
        target = t.target().unqualified()
        if target.strip_typedefs().code == gdb.TYPE_CODE_FUNC:
            return {"kind": "pointer", "of": {"kind": "code"}}
        return {"kind": "pointer", "of": named(target)}
    if code == gdb.TYPE_CODE_ARRAY:
        low, high = t.range()
        return {"kind": "array", "length": high - low + 1, "of": kind(t.target().unqualified())}
    if code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION):
        word = "struct" if code == gdb.TYPE_CODE_STRUCT else "union"
        return {"kind": word, "name": t.tag} if t.tag else {"kind": word, "name": "", "members": members(t)}
    if code == gdb.TYPE_CODE_ENUM:
        return {"kind": "enum", "name": t.tag or "", "size": t.sizeof}
    if code == gdb.TYPE_CODE_BOOL:
        return {"kind": "plain", "name": "_Bool"}
    if code == gdb.TYPE_CODE_VOID:
        return {"kind": "plain", "name": "void"}
    return {"kind": "plain", "name": t.name or "", "size": t.sizeof}


def named(t):
    """What a pointer leads to: its name is enough."""
    if t.name and t.code == gdb.TYPE_CODE_TYPEDEF:
        return {"kind": "typedef", "name": t.name, "of": {"kind": "plain", "name": "void"}}
    if t.code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION):
        return {"kind": "struct" if t.code == gdb.TYPE_CODE_STRUCT else "union", "name": t.tag} if t.tag else {"kind": "plain", "name": "void"}
    if t.code == gdb.TYPE_CODE_ENUM:
        return {"kind": "enum", "name": t.tag or "", "size": t.sizeof}
    return kind(t)


def members(t):
    all = []
    for f in t.fields():
        if not hasattr(f, "bitpos"):
            continue
        field = f.type.unqualified()
        told = kind(field)
        if told["kind"] == "array" and field.sizeof == 0:
            told["length"] = 0  # without a length in the source
        all.append({"name": f.name or "", "bit": f.bitpos, "width": f.bitsize, "size": field.sizeof, "type": told})
    return all


def found(name):
    for prefix in ("struct ", "union ", ""):
        try:
            t = gdb.lookup_type(prefix + name)
        except gdb.error:
            continue
        t = t.strip_typedefs().unqualified()
        if t.code in (gdb.TYPE_CODE_STRUCT, gdb.TYPE_CODE_UNION) and t.fields() and (t.tag in (None, name) or not prefix):
            return t
    return None


def origin(name):
    for domain in (gdb.SYMBOL_STRUCT_DOMAIN, gdb.SYMBOL_VAR_DOMAIN):
        symbol = gdb.lookup_static_symbol(name, domain) or gdb.lookup_global_symbol(name, domain)
        if symbol is not None and symbol.symtab is not None:
            return symbol.symtab.filename
    return ""


ask = json.load(open(os.environ["YLANG_ASK"]))
answer = {"structs": {}, "enums": {}, "values": {}}
todo = list(ask["structs"])
while todo:
    name = todo.pop()
    t = found(name) if name not in answer["structs"] else None
    if t is None:
        continue
    word = "struct" if t.code == gdb.TYPE_CODE_STRUCT else "union"
    answer["structs"][name] = {"keyword": word, "size": t.sizeof, "from": origin(t.tag or name), "members": members(t)}
    stack = [m["type"] for m in answer["structs"][name]["members"]]
    while stack:
        part = stack.pop()
        if part["kind"] in ("struct", "union") and part["name"]:
            todo.append(part["name"])
        stack += [m["type"] for m in part.get("members", [])]
        if part["kind"] == "array" or part["kind"] == "typedef":
            stack.append(part["of"])
for name in ask["enums"]:
    try:
        answer["enums"][name] = {f.name: f.enumval for f in gdb.lookup_type("enum " + name).fields()}
    except gdb.error:
        pass
for name in ask["values"]:
    try:
        answer["values"][name] = int(gdb.parse_and_eval(name))
    except (gdb.error, ValueError):
        pass
json.dump(answer, open(os.environ["YLANG_ANSWER"], "w"))
