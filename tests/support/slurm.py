"""A cluster of one node with daemons, ports, keys and folders of its own; whoever runs the test owns all of it."""

import getpass
import os
import pathlib
import shutil
import socket
import subprocess
import time

CONFIGURATION = """\
ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller_port}
SlurmdPort={node_port}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket,cred_expire=5
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
KillWait=5
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def daemon(name):
    """Debian keeps daemons where only root looks for programs."""
    path = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if not path:
        raise FileNotFoundError(f"{name} is not installed; tools/test --all installs it")
    return path


class Cluster:
    """Give stop() to addCleanup before start(): it ends what has been started so far."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.daemons = []
        self.environment = dict(os.environ, SLURM_CONF=str(self.folder / "slurm.conf"))

    def start(self):
        for name in ("state", "spool"):
            (self.folder / name).mkdir(parents=True)
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o600)
        host = socket.gethostname().split(".")[0]
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(
            folder=self.folder, host=host, user=getpass.getuser(), controller_port=free_port(),
            node_port=free_port()))
        # --force: the scratch folder is closed to others, which munge warns of.
        self._begin("munged", "--foreground", "--force", f"--key-file={key}",
                    *(f"--{option}={self.folder}/munge.{ending}" for option, ending in [
                        ("socket", "socket"), ("pid-file", "pid"), ("log-file", "log"), ("seed-file", "seed")]))
        self.until(lambda: (self.folder / "munge.socket").exists(), 30, "munge to listen")
        self._begin("slurmctld", "-D", "-c")
        self._begin("slurmd", "-D")
        self.until(lambda: self.says("sinfo", "--noheader", "--format=%T") == "idle", 60, "the node to be idle")

    def _begin(self, name, *words):
        with open(self.folder / f"{name}.out", "wb") as out:
            self.daemons.append(subprocess.Popen([daemon(name), *words], env=self.environment, stdout=out,
                                                 stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL))

    def run(self, *words, **options):
        return subprocess.run([str(w) for w in words], env=self.environment, capture_output=True, text=True,
                              timeout=60, **options)

    def says(self, *words):
        return self.run(*words).stdout.strip()

    def jobs(self):
        """What the queue has and what it remembers: state by id, as in {"1_2": "RUNNING"}."""
        lines = self.says("squeue", "--noheader", "--states=all", "--array", "--format=%i %T").splitlines()
        return dict(line.split() for line in lines)

    def job(self, number):
        """All that Slurm knows of a job or a task."""
        words = self.says("scontrol", "--oneliner", "show", "job", number).split()
        return dict(word.split("=", 1) for word in words if "=" in word)

    def until(self, holds, seconds, what):
        """Waits for what holds() asks; returns its answer."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            answer = holds()
            if answer:
                return answer
            time.sleep(0.1)
        raise TimeoutError(f"waited {seconds} s for {what}; jobs: {self.jobs()}\n{self._logs()}")

    def _logs(self):
        texts = []
        for path in sorted([*self.folder.glob("*.log"), *self.folder.glob("*.out")]):
            texts.append(f"{path.name}:\n" + "\n".join(path.read_text(errors="replace").splitlines()[-20:]))
        return "\n".join(texts)

    def stop(self):
        """Ends the jobs, which are children of no daemon, and then the daemons in the order opposite to their start."""
        try:
            if len(self.daemons) == 3 and all(d.poll() is None for d in self.daemons):
                self.run("scancel", "--user", getpass.getuser())
                self.until(lambda: not self.says("squeue", "--noheader"), 60, "the jobs to end")
        finally:
            for process in reversed(self.daemons):
                process.terminate()
                try:
                    process.wait(timeout=20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
