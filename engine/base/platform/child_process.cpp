#include "engine/base/platform/child_process.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rf::platform {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kMemoryLook{25};
/// Beyond the limit of resident memory: what stops a program that grows faster than it is looked at. Runtimes reserve much
/// more address space than they use, so it is private writable memory (RLIMIT_DATA) that is limited, and generously.
constexpr std::int64_t kDataAllowance = std::int64_t{1} << 30;
constexpr std::size_t kChunk = 65536;

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        close();
        m_fd = std::exchange(other.m_fd, -1);
        return *this;
    }
    int get() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    void close() {
        if (m_fd >= 0) ::close(m_fd);
        m_fd = -1;
    }

private:
    int m_fd;
};

struct Pipe {
    Descriptor read, write;
    bool open() {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) return false;
        read = Descriptor(ends[0]);
        write = Descriptor(ends[1]);
        return true;
    }
};

void unblock(const Descriptor& descriptor) { ::fcntl(descriptor.get(), F_SETFL, ::fcntl(descriptor.get(), F_GETFL) | O_NONBLOCK); }

std::string valueOf(const ProcessSpec& spec, std::string_view name) {
    for (const auto& [key, value] : spec.environment)
        if (key == name) return value;
    return {};
}

/// The file to run; empty and errno when there is none that may be run.
std::string lookUp(const ProcessSpec& spec) {
    const std::string& program = spec.command.front();
    if (program.find('/') != std::string::npos) return program;
    std::istringstream folders(valueOf(spec, "PATH"));
    int why = ENOENT;
    for (std::string folder; std::getline(folders, folder, ':');) {
        const std::string path = folder + '/' + program;
        std::error_code ignored;
        if (folder.empty() || !std::filesystem::is_regular_file(path, ignored)) continue;
        if (::access(path.c_str(), X_OK) == 0) return path;
        why = errno;
    }
    errno = why;
    return {};
}

/// All a child needs, made before it begins: between vfork and exec it may only call the kernel.
struct Launch {
    std::string program;
    std::string folder;
    std::vector<std::string> texts;
    std::vector<char*> arguments, environment;
    int in = -1, out = -1, log = -1;
    int status = -1; ///< takes the errno of what failed; closed by exec
    pid_t parent = 0;
    rlim_t data = RLIM_INFINITY;

    explicit Launch(const ProcessSpec& spec) : program(lookUp(spec)), folder(spec.workingDirectory), parent(::getpid()) {
        texts = spec.command;
        for (const auto& [name, value] : spec.environment) texts.push_back(name + '=' + value);
        for (std::size_t i = 0; i < texts.size(); ++i) (i < spec.command.size() ? arguments : environment).push_back(texts[i].data());
        arguments.push_back(nullptr);
        environment.push_back(nullptr);
        if (spec.mostMemory > 0) data = static_cast<rlim_t>(spec.mostMemory + kDataAllowance);
    }
};

[[noreturn]] void become(Launch& launch, const sigset_t& signals) {
    const auto fail = [&] {
        const int error = errno;
        (void)!::write(launch.status, &error, sizeof error);
        ::_exit(127);
    };
    if (::setpgid(0, 0) != 0 || ::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) fail();
    if (::getppid() != launch.parent) ::_exit(127); // died meanwhile
    struct rlimit none {0, 0}, data {launch.data, launch.data};
    ::setrlimit(RLIMIT_CORE, &none);
    if (launch.data != RLIM_INFINITY) ::setrlimit(RLIMIT_DATA, &data);
    if (!launch.folder.empty() && ::chdir(launch.folder.c_str()) != 0) fail();
    if (::dup2(launch.in, 0) < 0 || ::dup2(launch.out, 1) < 0 || ::dup2(launch.log, 2) < 0) fail();
    const auto status = static_cast<unsigned>(launch.status);
    if (status > 3) ::syscall(SYS_close_range, 3U, status - 1, 0U);
    ::syscall(SYS_close_range, status + 1, ~0U, 0U);
    struct sigaction usual {};
    usual.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; ++number) ::sigaction(number, &usual, nullptr);
    sigset_t none_blocked = signals;
    ::sigemptyset(&none_blocked);
    ::sigprocmask(SIG_SETMASK, &none_blocked, nullptr);
    ::execve(launch.program.c_str(), launch.arguments.data(), launch.environment.data());
    fail();
    ::_exit(127);
}

/// The process, or −1 and errno. Signals wait while the child shares our memory.
__attribute__((noinline)) pid_t start(Launch& launch) {
    sigset_t all, before;
    ::sigfillset(&all);
    Pipe status;
    if (!status.open()) return -1;
    launch.status = status.write.get();
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    const pid_t pid = ::vfork();
    if (pid == 0) become(launch, before);
    int error = pid < 0 ? errno : 0;
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    status.write.close();
    if (pid < 0) return errno = error, -1;
    // Ends with exec, or with the reason why not; also where a sanitizer makes a fork of it.
    while (::read(status.read.get(), &error, sizeof error) < 0 && errno == EINTR) continue;
    if (error == 0) return pid;
    ::waitpid(pid, nullptr, 0);
    return errno = error, -1;
}

/// SIGPIPE of this thread waits, and what came meanwhile is taken away.
class WithoutSigpipe {
public:
    WithoutSigpipe() {
        ::sigemptyset(&m_pipe);
        ::sigaddset(&m_pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~WithoutSigpipe() {
        const timespec now{0, 0};
        if (!::sigismember(&m_before, SIGPIPE)) ::sigtimedwait(&m_pipe, nullptr, &now);
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    WithoutSigpipe(const WithoutSigpipe&) = delete;
    WithoutSigpipe& operator=(const WithoutSigpipe&) = delete;

private:
    sigset_t m_pipe{}, m_before{};
};

std::int64_t residentOf(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/statm");
    std::int64_t size = 0, resident = 0;
    file >> size >> resident;
    return file ? resident * ::sysconf(_SC_PAGESIZE) : 0;
}

/// Of a process and all it started.
std::int64_t residentOfTree(pid_t pid, int depth = 0) {
    std::int64_t sum = residentOf(pid);
    if (depth == 8) return sum;
    std::error_code ignored;
    for (std::filesystem::directory_iterator at("/proc/" + std::to_string(pid) + "/task", ignored), end; !ignored && at != end; at.increment(ignored)) {
        std::ifstream children(at->path() / "children");
        for (pid_t child = 0; children >> child;) sum += residentOfTree(child, depth + 1);
    }
    return sum;
}

/// One run, from the pipes to the corpse.
class Run {
public:
    Run(const ProcessSpec& spec, const std::stop_token& stop) : m_spec(spec), m_stop(stop), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

    ProcessResult go() {
        if (m_spec.command.empty()) return notStarted("There is no command.");
        Pipe in, out, log;
        if (!m_wake.isOpen() || !in.open() || !out.open() || !log.open()) return notStarted(std::strerror(errno));
        Launch launch(m_spec);
        if (launch.program.empty()) return notStarted(std::strerror(errno));
        launch.in = in.read.get();
        launch.out = out.write.get();
        launch.log = log.write.get();
        m_started = Steady::now();
        m_pid = start(launch);
        if (m_pid < 0) return notStarted(std::strerror(errno));
        m_gone = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0U)));
        m_in = std::move(in.write);
        m_out = std::move(out.read);
        m_log = std::move(log.read);
        for (const Descriptor* each : {&m_in, &m_out, &m_log}) unblock(*each);
        out.write.close();
        log.write.close();
        in.read.close();
        watch();
        bury();
        return std::move(m_result);
    }

private:
    ProcessResult notStarted(std::string why) {
        m_result.error = std::move(why);
        return std::move(m_result);
    }

    void watch() {
        const WithoutSigpipe quiet;
        const std::stop_callback wake(m_stop, [this] { ::eventfd_write(m_wake.get(), 1); });
        const auto deadline = m_started + m_spec.timeout;
        auto look = m_started;
        m_result.end = ProcessResult::End::Exited;
        while (true) {
            const auto now = Steady::now();
            if (m_stop.stop_requested()) return finish(ProcessResult::End::Stopped);
            if (m_spec.timeout.count() > 0 && now >= deadline) return finish(ProcessResult::End::TimedOut);
            if (m_spec.mostMemory > 0 && now >= look) {
                look = now + kMemoryLook;
                if (!memoryFits()) return finish(ProcessResult::End::OutOfMemory);
            }
            wait(now, deadline, look);
            feed();
            drain();
            if (m_result.output.size() > m_spec.mostOutput) return finish(ProcessResult::End::OutputTooLong);
            if (hasEnded()) return;
        }
    }

    void finish(ProcessResult::End end) { m_result.end = end; }

    void wait(Steady::time_point now, Steady::time_point deadline, Steady::time_point look) {
        auto until = now + std::chrono::milliseconds(500);
        if (m_spec.timeout.count() > 0) until = std::min(until, deadline);
        if (m_spec.mostMemory > 0) until = std::min(until, look);
        pollfd waiting[] = {{m_gone.get(), POLLIN, 0}, {m_wake.get(), POLLIN, 0}, {m_in.get(), POLLOUT, 0}, {m_out.get(), POLLIN, 0}, {m_log.get(), POLLIN, 0}};
        const auto ms = std::chrono::ceil<std::chrono::milliseconds>(until - now).count();
        ::poll(waiting, std::size(waiting), static_cast<int>(std::max<std::int64_t>(ms, 0)));
    }

    /// Gives it as much of the input as it takes.
    void feed() {
        while (m_in.isOpen()) {
            if (m_fed == m_spec.input.size()) return m_in.close();
            const ssize_t count = ::write(m_in.get(), m_spec.input.data() + m_fed, m_spec.input.size() - m_fed);
            if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
            if (count < 0) return m_in.close(); // it does not want to know more
            m_fed += static_cast<std::size_t>(count);
        }
    }

    void drain() {
        take(m_out, [this](std::string_view bytes) {
            const std::size_t room = m_spec.mostOutput + 1 - std::min(m_spec.mostOutput + 1, m_result.output.size());
            m_result.output.append(bytes.substr(0, room));
            return m_result.output.size() <= m_spec.mostOutput;
        });
        take(m_log, [this](std::string_view bytes) {
            addLog(bytes);
            return true;
        });
    }

    template <class Keep>
    void take(Descriptor& from, Keep keep) {
        char bytes[kChunk];
        // A bound, so that who writes without end is still looked at from the outside.
        for (int i = 0; i < 64 && from.isOpen(); ++i) {
            const ssize_t count = ::read(from.get(), bytes, sizeof bytes);
            if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
            if (count <= 0) return from.close();
            if (!keep(std::string_view(bytes, static_cast<std::size_t>(count)))) return;
        }
    }

    void addLog(std::string_view bytes) {
        const std::size_t room = m_spec.mostLog - std::min(m_spec.mostLog, m_logged);
        m_result.logDropped += bytes.size() - std::min(bytes.size(), room);
        bytes = bytes.substr(0, room);
        m_logged += bytes.size();
        while (!bytes.empty()) {
            const std::size_t end = bytes.find('\n');
            m_line.append(bytes.substr(0, end));
            if (end == std::string_view::npos) return;
            closeLine();
            bytes.remove_prefix(end + 1);
        }
    }
    void closeLine() {
        m_result.log.push_back({sinceStart(), std::exchange(m_line, {})});
    }

    bool memoryFits() {
        const std::int64_t now = residentOfTree(m_pid);
        m_result.maxMemory = std::max(m_result.maxMemory, now);
        return now <= m_spec.mostMemory;
    }

    /// Whether the leader is gone; it stays a zombie, so that the group keeps its number.
    bool hasEnded() {
        siginfo_t info{};
        if (::waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOHANG | WNOWAIT) != 0) return true;
        return info.si_pid == m_pid;
    }

    void bury() {
        m_result.took = sinceStart();
        ::kill(-m_pid, SIGKILL); // the leader is in it: it made the group before exec
        int status = 0;
        // Its ru_maxrss is of no use: after vfork the kernel counts what this process had.
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) continue;
        drain();
        if (!m_line.empty()) closeLine();
        if (m_result.end != ProcessResult::End::Exited) return;
        if (WIFSIGNALED(status)) {
            m_result.end = ProcessResult::End::Signalled;
            m_result.code = WTERMSIG(status);
        } else {
            m_result.code = WEXITSTATUS(status);
        }
        if (m_result.output.size() > m_spec.mostOutput) m_result.end = ProcessResult::End::OutputTooLong;
    }

    std::chrono::microseconds sinceStart() const { return std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - m_started); }

    const ProcessSpec& m_spec;
    const std::stop_token& m_stop;
    const Descriptor m_wake;
    ProcessResult m_result;
    pid_t m_pid = -1;
    Descriptor m_gone, m_in, m_out, m_log;
    Steady::time_point m_started;
    std::size_t m_fed = 0;
    std::size_t m_logged = 0;
    std::string m_line;
};

} // namespace

ProcessResult runProcess(const ProcessSpec& spec, const std::stop_token& stop) { return Run(spec, stop).go(); }

} // namespace rf::platform
