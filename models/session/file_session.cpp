#include "models/session/file_session.h"

#include "models/session/catalog_watch.h"
#include "models/session/file_kind.h"
#include "models/session/native_path.h"

#include <QFileInfo>
#include <QThreadPool>

namespace rf::models {

struct FileSession::Description {
    QList<TableInfo> tables;
    qint64 bytes = 0;
    bool readOnly = false;

    static Description of(rf::Service& service);
};

struct FileSession::Opened {
    std::shared_ptr<rf::Service> service;
    std::optional<rf::Error> error;
    bool foreign = false; ///< not ours, perhaps DynamoDB Local's
    Description description;
};

namespace {

constexpr int kPollMs = 400;

/// Closings that run, by path. GUI thread only.
QHash<QString, QFuture<void>>& closings() {
    static QHash<QString, QFuture<void>> running;
    return running;
}

void closeOnWorker(const QString& path, std::function<void()> close) {
    auto& running = closings();
    for (auto it = running.begin(); it != running.end();) it = it->isFinished() ? running.erase(it) : std::next(it);
    running.insert(path, QtConcurrent::run(std::move(close)));
}

constexpr std::int64_t kMappedBytes = 24 << 20; ///< of a file that is being looked at: what a window of it needs, many times

rf::EngineOptions optionsOf(FileSession::Mode mode) {
    using From = FileSession::Mode;
    using To = rf::EngineOptions::Mode;
    rf::EngineOptions options;
    options.mappedBytes = kMappedBytes;
    switch (mode) {
    case From::ReadWrite:
        options.mode = To::ReadWrite;
        break;
    case From::Create:
        options.mode = To::Create;
        break;
    case From::ReadOnly:
        options.mode = To::ReadOnly;
        break;
    case From::InMemory:
        options.mode = To::InMemory;
        break;
    }
    return options;
}

bool isSettled(const TableInfo& table) {
    const auto active = [](const IndexInfo& index) { return index.status == QLatin1String("ACTIVE"); };
    return table.status == QLatin1String("ACTIVE") && std::all_of(table.indexes.begin(), table.indexes.end(), active);
}

} // namespace

FileSession::Description FileSession::Description::of(rf::Service& service) {
    Description out;
    const auto catalog = service.catalog();
    for (const rf::TablePtr& table : catalog ? catalog->all() : std::vector<rf::TablePtr>()) {
        rf::Context context;
        context.region = table->region;
        context.receipt = std::make_shared<rf::events::Receipt>(); // what the sidebar reads is not shown in Traffic
        auto described = rf::call<rf::DescribeTable>(service, {.tableName = table->name}, context);
        if (described) out.tables.append(TableInfo::of(described->table)); // else it went meanwhile
    }
    const rf::StoreInfo info = service.info();
    out.bytes = info.fileBytes;
    out.readOnly = info.readOnly;
    return out;
}

FileSession::FileSession(const QString& path, Mode mode, ServiceOpener opener, QObject* parent)
    : QObject(parent), m_path(path), m_mode(mode), m_opener(std::move(opener)) {
    m_poll.setSingleShot(true);
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &FileSession::refresh);
    new CatalogWatch(this);
}

FileSession::~FileSession() {
    release();
}

void FileSession::open() {
    if (m_state == State::Opening || m_state == State::Open) return;
    const int epoch = ++m_opening;
    m_failure = {};
    m_foreign = false;
    auto* watcher = new QFutureWatcher<std::shared_ptr<Opened>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, epoch] {
        watcher->deleteLater();
        const auto result = watcher->result();
        if (epoch != m_opening) return; // closed meanwhile: release() sees to what was opened
        m_openCall = {};
        opened(*result);
    });
    const auto work = [path = m_path, options = optionsOf(m_mode), opener = m_opener,
                       before = closings().value(m_path), first = std::exchange(m_beforeOpen, nullptr)]() mutable {
        if (before.isValid()) before.waitForFinished();
        auto out = std::make_shared<Opened>();
        if (const rf::Status ready = first ? first() : rf::Status(); !ready) {
            out->error = ready.error();
            return out;
        }
        auto service = opener(nativePath(path), options);
        if (service) {
            out->service = std::move(*service);
            out->description = Description::of(*out->service);
        } else {
            out->error = std::move(service).error();
            out->foreign =
                out->error->code == rf::ErrorCode::FileNotOurs && kindOfFile(path) == FileKind::DynamoDbLocal;
        }
        return out;
    };
    m_openCall = QtConcurrent::run(work);
    setState(State::Opening);
    watcher->setFuture(m_openCall);
}

void FileSession::openReadOnly() {
    if (m_state == State::Opening || m_state == State::Open) return;
    m_mode = Mode::ReadOnly;
    open();
}

void FileSession::opened(Opened& opened) {
    if (opened.error) {
        m_failure = Failure::of(*opened.error);
        m_foreign = opened.foreign;
        return setState(State::Failed);
    }
    m_service = std::move(opened.service);
    m_client = std::make_unique<EngineClient>(m_service);
    if (m_mode == Mode::Create) m_mode = Mode::ReadWrite; // it is there from now on
    m_tables = opened.description.tables;
    m_bytes = opened.description.bytes;
    m_staleness = {};
    m_readOnly = m_mode == Mode::ReadOnly || opened.description.readOnly;
    if (!isInMemory()) {
        m_watch = std::make_unique<FileWatch>(m_path, !m_readOnly);
        connect(m_watch.get(), &FileWatch::changed, this, &FileSession::outsideChanged);
    }
    setState(State::Open);
    emit tablesChanged();
    if (!std::all_of(m_tables.begin(), m_tables.end(), isSettled)) m_poll.start();
}

void FileSession::setStaleness(std::chrono::milliseconds delay) {
    if (m_state != State::Open || m_staleness == delay) return;
    m_staleness = delay;
    // The store may be taking a snapshot just now: not on this thread.
    QThreadPool::globalInstance()->start([service = m_service, delay] {
        if (rf::Store* store = service->store()) store->setStaleness(delay);
    });
    emit stalenessChanged();
}

/// Lets go of the service, and of one that is being opened; neither is closed on this thread.
void FileSession::release() {
    ++m_opening;
    m_watch.reset();
    m_poll.stop();
    m_describe.cancel();
    m_client.reset();
    if (m_service)
        closeOnWorker(m_path, [service = std::move(m_service)]() mutable {
            (void)service->close(); // what was acknowledged is durable already
            service.reset();
        });
    m_service.reset();
    if (m_openCall.isValid() && m_state == State::Opening)
        closeOnWorker(m_path, [call = m_openCall]() mutable {
            call.waitForFinished();
            if (call.isResultReadyAt(0)) call.result()->service.reset();
        });
    m_openCall = {};
}

void FileSession::close() {
    if (m_state == State::Closed) return;
    release();
    m_failure = {};
    m_tables.clear();
    m_readOnly = false;
    setState(State::Closed);
    emit tablesChanged();
}

void FileSession::setState(State state) {
    m_state = state;
    emit stateChanged();
}

QString FileSession::name() const {
    return m_mode == Mode::InMemory ? tr("in memory") : QFileInfo(m_path).fileName();
}

bool FileSession::looksConvertible() const {
    return m_state == State::Failed && m_foreign;
}

TableInfo FileSession::table(const QString& region, const QString& name) const {
    for (const TableInfo& table : m_tables)
        if (table.name == name && table.region == region) return table;
    return {};
}

FileEntry FileSession::entry() const {
    FileEntry entry{name(), m_path, {}, m_failure.detail, m_bytes, m_tables};
    if (m_state == State::Opening) entry.status = QStringLiteral("opening");
    if (m_state == State::Failed) entry.status = QStringLiteral("failed");
    if (m_state == State::Open && m_readOnly) entry.status = QStringLiteral("read-only");
    if (m_state == State::Failed && entry.detail.isEmpty()) entry.detail = m_failure.headline;
    return entry;
}

void FileSession::refresh() {
    if (!m_client) return;
    m_poll.stop();
    m_describe.run(
        *m_client, this, [](rf::Service& service, std::stop_token) { return Description::of(service); },
        [this](const Description& description) { described(description); });
}

void FileSession::described(const Description& description) {
    const auto same = [](const TableInfo& a, const TableInfo& b) { return a.sameAs(b); };
    const bool changed =
        m_bytes != description.bytes ||
        !std::equal(m_tables.begin(), m_tables.end(), description.tables.begin(), description.tables.end(), same);
    m_tables = description.tables;
    m_bytes = description.bytes;
    if (!std::all_of(m_tables.begin(), m_tables.end(), isSettled)) m_poll.start();
    if (changed) emit tablesChanged();
}

// Control plane

template <class Op>
void FileSession::control(const QString& region, typename Op::Input input, Done done) {
    if (!m_client) {
        if (done) done(Failure::own(tr("The file is not open")));
        return;
    }
    rf::Context context;
    if (!region.isEmpty()) context.region = region.toStdString();
    using Answer = rf::Result<typename Op::Output>;
    auto* watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done = std::move(done)] {
        watcher->deleteLater();
        const Answer answer = watcher->result();
        refresh();
        if (done) done(answer ? Failure() : Failure::of(answer.error()));
    });
    watcher->setFuture(m_client->submit<Op>(std::move(input), context));
}

void FileSession::createTable(const QString& region, const rf::CreateTable::Input& input, Done done) {
    control<rf::CreateTable>(region, input, std::move(done));
}

void FileSession::updateTable(const QString& region, const rf::UpdateTable::Input& input, Done done) {
    control<rf::UpdateTable>(region, input, std::move(done));
}

void FileSession::deleteTable(const QString& region, const QString& name, Done done) {
    control<rf::DeleteTable>(region, {.tableName = toUtf8(name)}, std::move(done));
}

} // namespace rf::models

#include "moc_file_session.cpp"
