#include "models/streams/trigger_model.h"

#include "models/async/status_call.h"
#include "models/streams/age_history.h"

#include <QDateTime>
#include <QLocale>

namespace rf::models {

using rf::triggers::Mapping;
using rf::triggers::ShardPhase;
using rf::triggers::Triggers;

namespace {

constexpr int kSoonMs = 250, kPollMs = 1'000;

rf::Error notHere() {
    return {rf::ErrorCode::UnknownOperation, "This engine runs no functions."};
}

QString number(qint64 value) {
    return QLocale(QLocale::English).toString(value);
}

QString durationText(double ms) {
    if (ms <= 0) return QStringLiteral("–");
    return ms < 1'000 ? TriggerModel::tr("%1 ms").arg(ms, 0, 'f', 0) : TriggerModel::tr("%1 s").arg(ms / 1'000, 0, 'f', 1);
}

rf::triggers::RecordId idOf(const ChangePtr& change) {
    return {change->shard, change->tick};
}

} // namespace

bool TriggerRow::isFailing() const {
    return mapping.enabled && (!stats.lastError.empty() || function.name.empty() || !approved);
}

qint64 TriggerRow::invocations() const {
    qint64 sum = 0;
    for (const auto& minute : stats.minutes) sum += minute.invocations;
    return sum;
}

qint64 TriggerRow::errors() const {
    qint64 sum = 0;
    for (const auto& minute : stats.minutes) sum += minute.errors;
    return sum;
}

TriggerModel::TriggerModel(QObject* parent) : QAbstractTableModel(parent) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    m_poll.setInterval(kPollMs);
    connect(&m_soon, &QTimer::timeout, this, &TriggerModel::refresh);
    connect(&m_poll, &QTimer::timeout, this, &TriggerModel::refresh);
}

Triggers* TriggerModel::engine() const {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    return client ? client->service()->triggers() : nullptr;
}

void TriggerModel::setStream(FileSession* file, const QString& region, const QString& arn) {
    m_watch.reset();
    m_file = file;
    m_region = region;
    m_arn = arn;
    m_test.cancel();
    m_deliveries.cancel();
    const bool runs = engine() && !arn.isEmpty();
    if (runs)
        m_watch = engine()->watch([this] {
            QMetaObject::invokeMethod(this, [this] {
                if (!m_soon.isActive()) m_soon.start();
            }, Qt::QueuedConnection);
        });
    if (runs) m_poll.start();
    else m_poll.stop();
    refresh();
}

void TriggerModel::refresh() {
    QList<TriggerRow> rows;
    if (Triggers* triggers = m_arn.isEmpty() ? nullptr : engine()) {
        for (const Mapping& mapping : triggers->mappings(toUtf8(m_region))) {
            if (fromUtf8(mapping.streamArn) != m_arn) continue;
            TriggerRow row{.mapping = mapping};
            if (auto function = triggers->function(mapping.region, mapping.functionName)) row.function = std::move(*function);
            if (auto stats = triggers->stats(mapping.uuid)) row.stats = std::move(*stats);
            row.approved = (row.function.name.empty() || triggers->isApproved(row.function)) && triggers->isApproved(mapping);
            rows << row;
        }
    }
    const bool same = rows.size() == m_rows.size() && std::equal(rows.begin(), rows.end(), m_rows.begin(), [](const TriggerRow& a, const TriggerRow& b) {
                          return a.mapping.uuid == b.mapping.uuid;
                      });
    if (!same) beginResetModel();
    m_rows = std::move(rows);
    if (!same) endResetModel();
    else if (!m_rows.isEmpty()) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit refreshed();
}

int TriggerModel::rowOf(const QString& functionName) const {
    for (int i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].name() == functionName) return i;
    return -1;
}

QString TriggerModel::whyFailing(int number) const {
    const TriggerRow row = m_rows.value(number);
    if (!row.approved) return tr("It came with the file. It runs after you allow it.");
    if (row.function.name.empty()) return tr("The function %1 is not there any more.").arg(row.name());
    if (row.stats.lastError.empty()) return fromUtf8(row.mapping.lastProcessingResult);
    qint64 retryMs = 0;
    for (const auto& shard : row.stats.shards)
        if (shard.retryMs > 0 && (retryMs == 0 || shard.retryMs < retryMs)) retryMs = shard.retryMs;
    const QString why = fromUtf8(row.stats.lastError);
    return retryMs == 0 ? why : tr("%1 It is tried again at %2.").arg(why, QDateTime::fromMSecsSinceEpoch(retryMs).toString(QStringLiteral("HH:mm:ss")));
}

int TriggerModel::failing() const {
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const TriggerRow& row) { return row.isFailing(); }));
}

QList<std::pair<QString, double>> TriggerModel::ages() const {
    QList<std::pair<QString, double>> ages;
    for (const TriggerRow& row : m_rows)
        if (row.mapping.enabled) ages.append({row.name(), row.ageSeconds()});
    return ages;
}

QList<ShardReaderMark> TriggerModel::marks(qint64 nowMs) const {
    QList<ShardReaderMark> marks;
    for (const TriggerRow& row : m_rows) {
        if (!row.mapping.enabled) continue;
        for (const auto& shard : row.stats.shards) {
            if (shard.phase == ShardPhase::Finished || shard.phase == ShardPhase::Waiting) continue;
            const bool waits = shard.ageMs > 0;
            marks << ShardReaderMark{shard.shard, waits ? nowMs - shard.ageMs : nowMs, row.name(),
                                     double(shard.ageMs) / 1000 > AgeHistory::kLateSeconds || shard.phase == ShardPhase::Blocked};
        }
    }
    return marks;
}

template <class Work>
void TriggerModel::run(Work work, Done done) {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    if (!client) return;
    const auto onTriggers = [work = std::move(work)](rf::Service& service) -> rf::Status {
        if (!service.triggers()) return notHere();
        return work(*service.triggers());
    };
    callForStatus(*client, this, onTriggers, [this, done = std::move(done)](const Failure& failure) {
        refresh();
        if (done) done(failure);
        else if (!failure.isEmpty()) emit failed(failure);
    });
}

void TriggerModel::setEnabled(int row, bool enabled, Done done) {
    run([uuid = m_rows.value(row).mapping.uuid, enabled](Triggers& triggers) -> rf::Status {
        RF_TRY(triggers.setEnabled(uuid, enabled));
        return {};
    }, std::move(done));
}

void TriggerModel::remove(int row, bool withFunction, Done done) {
    run([mapping = m_rows.value(row).mapping, withFunction](Triggers& triggers) -> rf::Status {
        RF_TRY(triggers.deleteMapping(mapping.uuid));
        if (!withFunction) return {};
        return triggers.deleteFunction(mapping.region, mapping.functionName);
    }, std::move(done));
}

void TriggerModel::approve(int row, Done done) {
    run([shown = m_rows.value(row)](Triggers& triggers) -> rf::Status {
        if (!shown.function.name.empty()) RF_TRY(triggers.approve(shown.function));
        return triggers.approve(shown.mapping);
    }, std::move(done));
}

void TriggerModel::save(const TriggerDraft& draft, Done done) {
    run([draft, region = m_region, arn = m_arn](Triggers& triggers) -> rf::Status {
        const rf::triggers::Function function = draft.function(region);
        const bool known = triggers.function(function.region, function.name).has_value();
        if (known && draft.stored.name != function.name)
            return rf::Error{rf::ErrorCode::ResourceInUse, "Function already exist: " + function.name};
        RF_TRY(known ? triggers.updateFunction(function) : triggers.createFunction(function));
        if (!draft.uuid.isEmpty()) {
            rf::triggers::MappingChange change = draft.change();
            change.functionName = function.name;
            RF_TRY(triggers.updateMapping(toUtf8(draft.uuid), change));
            return {};
        }
        const auto made = triggers.createMapping(draft.mapping(region, arn));
        if (made) return {};
        if (!known) (void)triggers.deleteFunction(function.region, function.name); // nothing half made stays
        return made.error();
    }, std::move(done));
}

void TriggerModel::test(const TriggerDraft& draft, const ChangePtr& change, std::function<void(const TriggerTest&)> done) {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    if (!client || !change) return;
    using Answer = rf::Result<rf::triggers::Invocation>;
    m_test.run(*client, this,
               [function = draft.function(m_region), arn = toUtf8(m_arn), id = idOf(change)](rf::Service& service, std::stop_token stop) -> Answer {
                   if (!service.triggers()) return notHere();
                   return service.triggers()->testWith(function, arn, {id}, stop);
               },
               [done = std::move(done)](Answer answer) {
                   TriggerTest test;
                   if (!answer) test.failure = Failure::of(answer.error());
                   else test = {{}, fromUtf8(answer->functionError), fromUtf8(answer->payload), fromUtf8(answer->logTail), answer->durationMs};
                   done(test);
               });
}

void TriggerModel::askDeliveries(const ChangePtr& change, std::function<void(std::vector<rf::triggers::Delivery>)> done) {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    if (!client || !change || m_rows.isEmpty()) return done({});
    m_deliveries.run(*client, this,
                     [arn = toUtf8(m_arn), id = idOf(change)](rf::Service& service, std::stop_token) {
                         return service.triggers() ? service.triggers()->deliveriesOf(arn, id) : std::vector<rf::triggers::Delivery>();
                     },
                     std::move(done));
}

int TriggerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TriggerModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString TriggerModel::text(const TriggerRow& row, int column) const {
    switch (column) {
    case Name: return row.name();
    case Runs: return row.function.name.empty() ? tr("gone") : runsText(row.function);
    case Invoked: return number(row.invocations());
    case Errors: return number(row.errors());
    case P95: return durationText(row.stats.p95Ms);
    case Age: return row.mapping.enabled ? ageText(row.ageSeconds()) : tr("off");
    default: return {};
    }
}

QVariant TriggerModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const TriggerRow& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::CheckStateRole:
        if (index.column() != On) return {};
        return row.mapping.enabled ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole: return whyFailing(index.row());
    case Qt::TextAlignmentRole: return int(Qt::AlignVCenter | (index.column() >= Invoked ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        if (index.column() == On) return row.mapping.enabled ? tr("on") : tr("off");
        return QStringLiteral("%1, %2").arg(headerData(index.column(), Qt::Horizontal).toString(), text(row, index.column()));
    case TrendRole: {
        QList<double> trend;
        for (const auto& minute : row.stats.minutes) trend << double(minute.invocations);
        return QVariant::fromValue(trend);
    }
    case FailingRole: return row.isFailing() || (index.column() == Age && row.ageSeconds() > AgeHistory::kLateSeconds);
    case EnabledRole: return row.mapping.enabled;
    case ApprovedRole: return row.approved;
    default: return {};
    }
}

bool TriggerModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || index.column() != On || !m_file || m_file->isReadOnly()) return false;
    setEnabled(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags TriggerModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    return index.column() == On ? plain | Qt::ItemIsUserCheckable : plain;
}

QVariant TriggerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) return int(Qt::AlignVCenter | (section >= Invoked ? Qt::AlignRight : Qt::AlignLeft));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Name: return tr("Name");
    case Runs: return tr("Runs");
    case Invoked: return tr("Invoked");
    case Errors: return tr("Errors");
    case P95: return tr("p95");
    case Age: return tr("Age");
    default: return QString();
    }
}

} // namespace rf::models

#include "moc_trigger_model.cpp"
