#pragma once
// The triggers of one stream as a table: what runs, whether it is on, how it fares.
//
// Invariants
//  1. Rows are the event source mappings of the stream, in the order they were made.
//  2. What changes something runs on the client's threads; the answer is told by the callback, once.

#include "engine/triggers/triggers.h"
#include "models/session/file_session.h"
#include "models/streams/shard_picture.h"
#include "models/streams/stream_record.h"
#include "models/streams/trigger_draft.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QTimer>

namespace rf::models {

struct TriggerRow {
    rf::triggers::Mapping mapping;
    rf::triggers::Function function; ///< no name: it is gone
    rf::triggers::MappingStats stats;
    bool approved = true; ///< false: it came with the file and nobody here has allowed it to run

    QString name() const { return fromUtf8(mapping.functionName); }
    bool isFailing() const;
    double ageSeconds() const { return double(stats.iteratorAgeMs) / 1000; }
    qint64 invocations() const; ///< of the last hour
    qint64 errors() const;
};

/// What a test of a trigger gave.
struct TriggerTest {
    Failure failure;       ///< it could not be run
    QString functionError; ///< empty: it answered
    QString payload, log;
    double durationMs = 0;
};

class TriggerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { On, Name, Runs, Trend, Invoked, Errors, P95, Age, ColumnCount };
    enum Role {
        TrendRole = Qt::UserRole + 1, ///< QList<double>: invocations by minute, the last hour
        FailingRole,                  ///< bool
        EnabledRole,                  ///< bool
        ApprovedRole,                 ///< bool
    };
    using Done = FileSession::Done;

    explicit TriggerModel(QObject* parent = nullptr);

    /// An empty ARN: no rows. Reads at once and whenever the engine says that something changed, four times a second at most.
    void setStream(FileSession* file, const QString& region, const QString& arn);
    bool isAvailable() const { return engine() != nullptr; }
    TriggerRow row(int row) const { return m_rows.value(row); }
    int rowOf(const QString& functionName) const;
    int failing() const;
    /// In words; what a row's tool tip says.
    QString whyFailing(int row) const;
    /// How far the enabled ones are behind, seconds: by name.
    QList<std::pair<QString, double>> ages() const;
    /// Where each stands in each shard.
    QList<ShardReaderMark> marks(qint64 nowMs) const;

    void setEnabled(int row, bool enabled, Done done = {});
    void remove(int row, bool withFunction, Done done = {});
    void approve(int row, Done done = {});
    /// Makes or changes function and mapping.
    void save(const TriggerDraft& draft, Done done);
    TriggerDraft draft(int row) const { return TriggerDraft::of(m_rows.value(row).function, m_rows.value(row).mapping); }
    /// Runs the function as the draft has it, with this record as its event.
    void test(const TriggerDraft& draft, const ChangePtr& change, std::function<void(const TriggerTest&)> done);
    void stopTest() { m_test.cancel(); }
    bool isTesting() const { return m_test.isRunning(); }
    /// How every trigger stands to a record.
    void askDeliveries(const ChangePtr& change, std::function<void(std::vector<rf::triggers::Delivery>)> done);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override; ///< On: Qt::CheckStateRole
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void refreshed();
    void failed(const rf::models::Failure& failure); ///< of a switch

private:
    void refresh();
    QString text(const TriggerRow& row, int column) const;
    rf::triggers::Triggers* engine() const;
    template <class Work>
    void run(Work work, Done done);

    QPointer<FileSession> m_file;
    QString m_region, m_arn;
    QList<TriggerRow> m_rows;
    QTimer m_soon, m_poll;
    LatestCall m_test, m_deliveries;
    rf::Watching m_watch; ///< ends first
};

} // namespace rf::models
