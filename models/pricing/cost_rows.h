#pragma once
// Costs to compare: a name, an amount, a note. Rows that stay keep their index.

#include <QAbstractListModel>

#include <limits>

namespace rf::models {

struct CostRow {
    enum Tone { Neutral, Accent, Read, Write, Storage };
    QString name;
    double usd = std::numeric_limits<double>::quiet_NaN(); ///< a month; NaN: not known
    QString note = {};
    Tone tone = Neutral;
    bool current = false, lowest = false;
    friend bool operator==(const CostRow& a, const CostRow& b) {
        const bool same = a.usd == b.usd || (a.usd != a.usd && b.usd != b.usd);
        return same && a.name == b.name && a.note == b.note && a.tone == b.tone && a.current == b.current && a.lowest == b.lowest;
    }
};

class CostRowsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        UsdRole = Qt::UserRole + 1, ///< double, may be NaN
        AmountRole,                 ///< "$284.16", "–"
        ShareRole,                  ///< 0–1 of the largest
        NoteRole,
        ToneRole,    ///< int of CostRow::Tone
        CurrentRole, ///< bool
        LowestRole,  ///< bool
    };
    using QAbstractListModel::QAbstractListModel;
    void setRows(const QList<CostRow>& rows);
    const QList<CostRow>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    QList<CostRow> m_rows;
};

/// "$284.16", "$1,234", "<$0.01": dollars for people; "–" for NaN.
QString moneyText(double usd);

} // namespace rf::models
