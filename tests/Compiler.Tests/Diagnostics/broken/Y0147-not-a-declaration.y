twice { }
