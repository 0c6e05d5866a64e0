_param int top "how many";
