#!/usr/bin/env bash
# Records what a PostgreSQL database writes to its block device, second by second.
#
#   sudo ./record-pgbench.sh OUTPUT.csv
#
# Makes a loop device with a file system of its own, starts a throw-away PostgreSQL cluster on it, runs pgbench in four
# phases (quiet, busy, quiet, a bulk load in the middle of it) and copies the device's counters of /proc/diskstats into
# OUTPUT.csv once a second: time (end of the interval, seconds since the start), writes, bytes. Needs root (loop device,
# mount), PostgreSQL with pgbench, and about 6 GB of disk. Takes 24 minutes. Nothing outside its own folder is touched.
set -euo pipefail

output=$(realpath -m "${1:?usage: record-pgbench.sh OUTPUT.csv}")
binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$binaries" ] || { echo "no PostgreSQL server found; on Debian: apt-get install postgresql" >&2; exit 2; }
[ "$(id -u)" = 0 ] || { echo "needs root: it makes a loop device and mounts it" >&2; exit 2; }

work=$(mktemp -d)
chmod 755 "$work"
device=
cleanup() {
  [ -n "${sampler:-}" ] && kill "$sampler" 2>/dev/null || true
  [ -d "$work/mount/data" ] && runuser -u postgres -- "$binaries/pg_ctl" -D "$work/mount/data" -m fast stop >/dev/null 2>&1 || true
  mountpoint -q "$work/mount" && umount "$work/mount"
  [ -n "$device" ] && losetup -d "$device"
  rm -rf "$work"
}
trap cleanup EXIT

truncate -s 6G "$work/disk"
device=$(losetup --find --show "$work/disk")
mkfs.ext4 -q "$device"
mkdir "$work/mount"
mount "$device" "$work/mount"
mkdir "$work/mount/data"
chown postgres "$work/mount/data"
as_postgres() { runuser -u postgres -- "$@"; }

as_postgres "$binaries/initdb" -D "$work/mount/data" >/dev/null
cat >>"$work/mount/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$work/mount/data'
shared_buffers = 128MB
max_wal_size = 2GB
checkpoint_timeout = 5min
checkpoint_completion_target = 0.5
log_checkpoints = on
CONF
as_postgres "$binaries/pg_ctl" -D "$work/mount/data" -l "$work/mount/data/log" -w start >/dev/null
bench() { as_postgres env PGHOST="$work/mount/data" "$binaries/pgbench" "$@" postgres; }
query() { as_postgres env PGHOST="$work/mount/data" "$binaries/psql" -qAt -d postgres -c "$1"; }
bench -i -q -s 50 >/dev/null 2>&1
query checkpoint

name=$(basename "$device")
counters() { awk -v d="$name" '$3 == d {print $8, $10}' /proc/diskstats; }
sample() {
  local start=$EPOCHREALTIME next=1 writes sectors previous_writes previous_sectors now wait
  read -r previous_writes previous_sectors < <(counters)
  echo "time_s,writes,bytes"
  while :; do
    wait=$(awk -v s="$start" -v n="$next" -v now="$EPOCHREALTIME" 'BEGIN {w = s + n - now; print (w > 0 ? w : 0)}')
    sleep "$wait"
    read -r writes sectors < <(counters)
    now=$EPOCHREALTIME
    awk -v s="$start" -v t="$now" -v w=$((writes - previous_writes)) -v b=$(((sectors - previous_sectors) * 512)) \
      'BEGIN {printf "%.3f,%d,%d\n", t - s, w, b}'
    previous_writes=$writes previous_sectors=$sectors next=$((next + 1))
  done
}
sample >"$work/samples.csv" &
sampler=$!

bench -c 8 -j 2 -R 120 -T 420 -N >/dev/null 2>&1
bench -c 8 -j 2 -R 400 -T 360 >/dev/null 2>&1
bench -c 8 -j 2 -R 120 -T 180 -N >/dev/null 2>&1
query "create table archive as select * from pgbench_accounts where aid <= 1500000"
bench -c 8 -j 2 -R 120 -T 480 -N >/dev/null 2>&1

kill "$sampler"
wait "$sampler" 2>/dev/null || true
sampler=
cp "$work/samples.csv" "$output"
grep -c 'checkpoint complete' "$work/mount/data/log" | sed 's/^/checkpoints: /' >&2
