"""A program that works until it is killed, and prints the number of each thing that it has done."""
import signal
import subprocess
import threading


class Victim:
    """Runs it, and collects what it acknowledges."""

    def __init__(self, program, *arguments):
        self.acknowledged = []
        self.process = subprocess.Popen([program, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.first = threading.Event()
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            if line.endswith('\n'):
                self.acknowledged.append(int(line))
                self.first.set()
        self.first.set()

    def end(self, kill=False):
        """Gives exit status and stderr."""
        if kill:
            self.process.send_signal(signal.SIGKILL)
        self.reader.join()
        errors = self.process.stderr.read()
        self.process.stdout.close()
        self.process.stderr.close()
        return self.process.wait(), errors
