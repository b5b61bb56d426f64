# A USB port with a serial adapter in it, an FT232 as QEMU has it, whose other end is ttyS0; QEMU's monitor is on ttyS1.
while read -r module; do insmod "/usr/lib/m/$module" || echo "virtual-pi: module $module cannot be loaded"; done </usr/lib/m/usb
mount -t debugfs none /sys/kernel/debug
within 30 test -e /dev/ttyUSB0 || echo "virtual-pi: there is no /dev/ttyUSB0: $(dmesg | tail -n 5)"
for port in /dev/ttyS0 /dev/ttyS1; do stty -F $port raw -echo; done
cat /dev/ttyS1 >/tmp/monitor.out &
