/// Type variables and aliases in C, since 3.12 (Objects/typevarobject.c). The collector hears of their names in later releases of 3.13 and 3.14, and no field tells: here it does not.

_visit typevarobject *v of "typing.TypeVar" {
    _hidden_ref(v->name, "__name__");
    _ref(v->bound, "__bound__");
    _ref(v->evaluate_bound, "__bound__");
    _ref(v->constraints, "__constraints__");
    _ref(v->evaluate_constraints, "__constraints__");
##ifdeffield typevarobject default_value
    _ref(v->default_value, "__default__");
    _ref(v->evaluate_default, "__default__");
##endif
}

_visit typevartupleobject *v of "typing.TypeVarTuple" {
    _hidden_ref(v->name, "__name__");
##ifdeffield typevarobject default_value
    _ref(v->default_value, "__default__");
    _ref(v->evaluate_default, "__default__");
##endif
}

_visit paramspecobject *p of "typing.ParamSpec" {
    _hidden_ref(p->name, "__name__");
    _ref(p->bound, "__bound__");
##ifdeffield typevarobject default_value
    _ref(p->default_value, "__default__");
    _ref(p->evaluate_default, "__default__");
##endif
}

##ifdeftype constevaluatorobject
_visit constevaluatorobject *e of "_typing._ConstEvaluator" { _ref(e->value, "value"); }
##endif

_visit paramspecattrobject *a of "typing.ParamSpecArgs"   { _ref(a->__origin__, "__origin__"); }
_visit paramspecattrobject *a of "typing.ParamSpecKwargs" { _ref(a->__origin__, "__origin__"); }

_visit typealiasobject *a of "typing.TypeAliasType" {
    _hidden_ref(a->name, "__name__");
    _ref(a->type_params, "__type_params__");
    _ref(a->compute_value, "__value__");
    _ref(a->value, "__value__");
    _ref(a->module, "__module__");
}
