#!/usr/bin/env bash
# Plays a whole flow over REST with curl: a flow, a flow run, three task runs of which one fails and is retried, and logs.
# Usage: docs/examples/nightly-load.sh [http://127.0.0.1:4200]
# Where the server has sign-in, put an API key with the scope write into TASKRUNADMIN_KEY.
set -euo pipefail

server="${1:-http://127.0.0.1:4200}"
api="$server/api"

# Sends JSON and prints the answer; stops with the server's own sentence when it is refused.
send() {
  curl --silent --show-error --fail-with-body -X "$1" "$api$2" -H 'Content-Type: application/json' \
    ${TASKRUNADMIN_KEY:+-H "Authorization: Bearer $TASKRUNADMIN_KEY"} -d "$3" ||
    { echo "$1 $2 was refused" >&2; exit 1; }
}

# Picks a text out of an answer: the first field of that name.
field() { grep -oE "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d'"' -f4; }

say() { printf '%-34s %s\n' "$1" "$2"; }

# The flow is created once; every later run of this script gets the same one.
flow=$(send POST /flows/ '{"name":"nightly-load","tags":["etl"],"labels":{"team":"data"}}' | field id)
say "flow nightly-load" "$flow"

# With an idempotency key a flow run is created once, too: here one for each run of the script.
run=$(send POST /flow_runs/ "{\"flow_id\":\"$flow\",\"name\":\"load of $(date -u +%F)\",\"idempotency_key\":\"$(date -u +%FT%T).$$\",\"parameters\":{\"day\":\"$(date -u +%F)\"}}" | field id)
send POST "/flow_runs/$run/set_state" '{"state":{"type":"RUNNING"}}' > /dev/null
say "flow run, RUNNING" "$run"

create() { # task key, more fields
  send POST /task_runs/ "{\"flow_run_id\":\"$run\",\"task_key\":\"$1\",\"dynamic_key\":\"0\",\"name\":\"$1\",\"tags\":[\"etl\"]$2}" | field id
}
state() { # task run, state
  send POST "/task_runs/$1/set_state" "{\"state\":$2}" | field name
}
log() { # task run, level, message
  send POST /logs/ "[{\"name\":\"nightly-load\",\"level\":$2,\"message\":\"$3\",\"timestamp\":\"$(date -u +%FT%T.%6NZ)\",\"flow_run_id\":\"$run\",\"task_run_id\":\"$1\"}]" > /dev/null
}

extract=$(create extract '')
say "extract" "$(state "$extract" '{"type":"RUNNING"}')"
log "$extract" 20 "read 1,024 rows"
say "extract" "$(state "$extract" '{"type":"COMPLETED","message":"1,024 rows"}')"

# This one may be retried once: the failure becomes AwaitingRetry, and the next start Retrying.
transform=$(create transform ',"empirical_policy":{"retries":1,"retry_delay":0}')
say "transform" "$(state "$transform" '{"type":"RUNNING"}')"
log "$transform" 40 "connection refused"
say "transform" "$(state "$transform" '{"type":"FAILED","message":"connection refused"}')"
say "transform" "$(state "$transform" '{"type":"RUNNING"}')"
log "$transform" 20 "the second attempt went through"
say "transform" "$(state "$transform" '{"type":"COMPLETED"}')"

load=$(create load '')
say "load" "$(state "$load" '{"type":"RUNNING"}')"
say "load" "$(state "$load" '{"type":"COMPLETED"}')"

# To create one again is safe: it is found, and nothing changes.
[ "$(create extract '')" = "$extract" ] && say "extract, created again" "the same run"

send POST "/flow_runs/$run/set_state" '{"state":{"type":"COMPLETED"}}' > /dev/null

echo
echo "What the console shows at $server/flow-runs/$run"
say "  task runs by state" "$(send POST /ui/task_runs/count "{\"flow_runs\":{\"id\":{\"any_\":[\"$run\"]}}}" | grep -oE '"[A-Z]+":[1-9][0-9]*' | tr '\n' ' ')"
say "  the flow run" "$(curl --silent "$api/flow_runs/$run" | field state_name)"
say "  states of transform" "$(curl --silent "$api/task_run_states/?task_run_id=$transform" | grep -oE '"name":"[^"]*"' | cut -d'"' -f4 | tr '\n' ' ')"
say "  log lines of transform" "$(send POST /logs/filter "{\"logs\":{\"task_run_id\":{\"any_\":[\"$transform\"]}}}" | grep -o '"message"' | wc -l | tr -d ' ')"
