#pragma once
// Auto scaling of the table that a CapacityModel looks at: how it is set, what it did, and the way to change it.
//
// Invariants
//  1. The engine is asked on the file's threads, while the capacity is watched: with each of its snapshots, and when
//     another table is looked at. One question at a time.
//  2. The capacity's target band is that of the arm that is shown, or of the table.

#include "models/capacity/capacity_model.h"
#include "models/capacity/scaling_choice.h"
#include "models/capacity/what_if.h"
#include "models/pricing/price_book.h"

namespace rf::models {

/// What scaling did, newest first.
class ScalingEventModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, Where, What, Status, ColumnCount };
    enum Role { FailedRole = Qt::UserRole + 1 }; ///< bool
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(const QList<ScalingEvent>& rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<ScalingEvent> m_rows;
};

class ScalingModel : public QObject {
    Q_OBJECT
public:
    /// Outlives the model.
    explicit ScalingModel(CapacityModel* capacity, QObject* parent = nullptr);
    void setPrices(PriceBook* prices) { m_prices = prices; }

    const QList<ScalingChoice>& choices() const { return m_state.choices; }
    ScalingEventModel* events() { return &m_events; }
    bool isOn() const; ///< any side of any arm
    /// Percent, of the arm that is shown (or else the table); NaN: not scaled.
    double target(UnitSide side) const;
    /// "Auto scaling 70%"; empty: it is off.
    QString text() const;

    /// Changes what differs; `done` gets an empty Failure on success.
    void apply(const QList<ScalingChoice>& choices, FileSession::Done done);
    /// The last 24 hours with these choices; `done` is called once, unless a later preview came first.
    void preview(const QList<ScalingChoice>& choices, std::function<void(const CapacityPreview&)> done);

signals:
    void changed();

private:
    void ask();
    void take(const ScalingState& state);
    void tellTargets();

    CapacityModel* m_capacity;
    QPointer<PriceBook> m_prices;
    QString m_table; ///< of m_state
    ScalingState m_state;
    ScalingEventModel m_events;
    LatestCall m_call, m_applyCall, m_previewCall;
};

} // namespace rf::models
