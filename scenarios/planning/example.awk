# A week of `iostat -x -t`, a report every five minutes, of a server that nobody has: one disk with a partition, a busy day,
# a batch at night, quiet weekends. The same on every machine: its numbers come from a generator of its own.
#   awk -f scenarios/planning/example.awk > web1.iostat
function draw() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
function table(kilobytes,   writes) {
  writes = kilobytes / 12
  print "avg-cpu:  %user   %nice %system %iowait  %steal   %idle"
  print "           3.10    0.00    0.90    0.20    0.00   95.80"
  print ""
  print "Device            r/s     w/s     rkB/s     wkB/s   rrqm/s   wrqm/s  %rrqm  %wrqm r_await w_await aqu-sz rareq-sz wareq-sz  svctm  %util"
  printf "sda %.2f %.2f %.2f %.2f 0.00 0.50 0.00 0.10 0.40 0.60 0.05 16.00 12.00 0.20 4.00\n", 40, writes, 640, kilobytes
  printf "sda1 %.2f %.2f %.2f %.2f 0.00 0.50 0.00 0.10 0.40 0.60 0.05 16.00 12.00 0.20 4.00\n", 40, writes, 640, kilobytes
  print ""
}
BEGIN {
  seed = 20261130
  print "Linux 5.15.0-91-generic (web1) \t11/02/2026 \t_x86_64_\t(8 CPU)"
  print ""
  # The first report is of the time since the machine booted.
  print "11/02/2026 12:00:00 AM"
  table(777)
  for (report = 1; report <= 7 * 288; report++) {
    minute = report * 5
    day = int((minute - 1) / 1440)
    hour = int((minute - 1) / 60) % 24
    rate = 180
    if (hour >= 8 && hour < 18) rate = 2400
    if (hour == 12) rate = 1300
    if (day >= 5) rate = rate / 6
    if (hour == 1 || hour == 2) rate = 5200
    rate = rate * (0.5 + draw())
    shown = int(minute / 60) % 24
    half = shown < 12 ? "AM" : "PM"
    shown = shown % 12 == 0 ? 12 : shown % 12
    printf "11/%02d/2026 %02d:%02d:00 %s\n", 2 + int(minute / 1440), shown, minute % 60, half
    table(rate)
  }
}
