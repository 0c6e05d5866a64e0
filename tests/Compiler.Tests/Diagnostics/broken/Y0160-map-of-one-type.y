_map(_str) names;
