#!/bin/sh
# Sees to it that the namespace exists, keeps closed runs as long as RETENTION says, and has every search attribute of
# SEARCH_ATTRIBUTES. Run again it changes nothing. Where Temporal is stands in TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE.
set -eu

ATTEMPTS=60

# Runs a command until it succeeds, for two minutes at most: what was just made takes a moment to be seen everywhere.
patiently() {
  attempt=1
  until "$@"; do
    if [ "$attempt" -ge "$ATTEMPTS" ]; then
      echo "Given up: $*" >&2
      exit 1
    fi
    attempt=$((attempt + 1))
    sleep 2
  done
}

is_healthy() {
  temporal operator cluster health > /dev/null 2>&1
}

has_namespace() {
  temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" > /dev/null 2>&1
}

has_attribute() {
  temporal operator search-attribute list 2> /dev/null | awk '{ print $1 }' | grep -qx "$1"
}

has_or_gets_attribute() {
  has_attribute "$1" || temporal operator search-attribute create --name "$1" --type "$2"
}

patiently is_healthy
if has_namespace; then
  temporal operator namespace update --namespace "$TEMPORAL_NAMESPACE" --retention "$RETENTION"
else
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$RETENTION"
fi
for attribute in $SEARCH_ATTRIBUTES; do
  patiently has_or_gets_attribute "${attribute%%=*}" "${attribute#*=}"
done
for attribute in $SEARCH_ATTRIBUTES; do
  patiently has_attribute "${attribute%%=*}"
done
echo "Temporal is ready for the journeys: namespace $TEMPORAL_NAMESPACE."
