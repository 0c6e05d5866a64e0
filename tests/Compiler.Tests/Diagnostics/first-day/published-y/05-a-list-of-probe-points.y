_probe ngx_process_events_and_timers()?, _timer.profile { puts("tick"); }
