#pragma once
// The rules of the failure lab of one engine, as rows. The lab itself decides; this shows and changes it.

#include "engine/faultlab/fault_lab.h"
#include "engine/service.h"

#include <QAbstractListModel>
#include <QStringList>
#include <QTimer>

namespace rf::models {

using FaultKind = rf::faults::Kind;
QList<FaultKind> allFaultKinds();
QString faultKindText(FaultKind kind); ///< "Latency", "Throttling", …; translated
/// Operations that a kind can hit; empty = every one.
QStringList faultOperations(FaultKind kind);

struct FaultRule {
    quint64 id = 0; ///< 0: not added yet
    FaultKind kind = FaultKind::Latency;
    int percent = 100; ///< of calls hit; 1 to 100
    int latencyMs = 200;
    QString operation, table, keyPrefix; ///< empty: all
    bool ownCalls = false;
    bool on = true;

    QString text() const;  ///< "Throttling, 20% of PutItem on Shop"
    QString scope() const; ///< "PutItem on Shop, keys from CUSTOMER#"; "every call"
    /// What is wrong with it; empty: nothing.
    QString problem() const;
};

class FaultModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { RuleRole = Qt::UserRole + 1, OnRole, HitsRole };

    /// Holds the service only weakly: a file that closes takes its lab with it.
    explicit FaultModel(std::weak_ptr<rf::Service> service, QObject* parent = nullptr);

    /// False with a problem, or when the engine has no lab.
    bool add(const FaultRule& rule);
    bool change(int row, const FaultRule& rule);
    void setOn(int row, bool on);
    void remove(int row);
    void switchAllOff();
    FaultRule rule(int row) const { return m_rules.value(row); }
    qint64 hits(int row) const { return m_hits.value(row); }
    int activeCount() const;
    /// "Failure lab: 2 rules on"; empty while none is.
    QString bannerText() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override; ///< OnRole
    Qt::ItemFlags flags(const QModelIndex& index) const override;

public slots:
    void refreshHits(); ///< once a second by itself while rules are on

signals:
    void activeChanged();

private:
    std::shared_ptr<rf::Service> service() const { return m_service.lock(); }
    void touched(int row);

    std::weak_ptr<rf::Service> m_service;
    QList<FaultRule> m_rules;
    QList<qint64> m_hits;
    QTimer m_timer;
};

} // namespace rf::models

Q_DECLARE_METATYPE(rf::models::FaultRule)
