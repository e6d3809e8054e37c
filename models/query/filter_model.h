#pragma once
// The filter chips of a query: one condition a row, joined by AND.

#include "models/value/value.h"

#include <QAbstractListModel>

namespace rf::models {

enum class FilterOperator {
    Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Between, In, Contains, BeginsWith,
    Exists, NotExists, TypeIs, SizeEqual, SizeLess, SizeGreater,
    NotContains, NotBeginsWith, SizeNotEqual, SizeLessEqual, SizeGreaterEqual, SizeBetween,
};

QList<FilterOperator> allFilterOperators();
QString filterOperatorText(FilterOperator op); ///< "=", "<>", "begins with", "exists", "size >" …
/// How many values it takes: 0, 1, 2, or -1 for a list (in).
int filterOperandCount(FilterOperator op);
/// Types of value that make sense with it (empty = none asked; TypeIs asks a type code as text, sizes a number).
QList<ValueType> filterOperandTypes(FilterOperator op);

struct FilterChip {
    QString path; ///< as ValuePath::parse reads it
    FilterOperator op = FilterOperator::Equal;
    ValueType type = ValueType::S;
    QStringList values; ///< texts as value() reads them; for TypeIs one type code
    bool enabled = true;

    /// The i-th value: as Value::parse reads its text; a list or map as JSON, typed ({"L":[{"S":"a"}]}) or its inside.
    std::optional<Value> value(int i, QString* why = nullptr) const;
    /// The text that value() reads as this value.
    static QString valueText(const Value& value);

    QString text() const; ///< "status <> CANCELLED"
    friend bool operator==(const FilterChip&, const FilterChip&) = default;
};

class FilterModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { ProblemRole = Qt::UserRole + 1, EnabledRole, PathRole, OperatorRole };

    using QAbstractListModel::QAbstractListModel;

    int add(const FilterChip& chip); ///< its row
    void replace(int row, const FilterChip& chip);
    void remove(int row);
    void clear();
    void setChips(const QList<FilterChip>& chips);
    const QList<FilterChip>& chips() const { return m_chips; }
    FilterChip chip(int row) const { return m_chips.value(row); }

    /// What is wrong with a chip in plain words; empty when nothing is.
    static QString problemOf(const FilterChip& chip);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

signals:
    void changed();

private:
    QList<FilterChip> m_chips;
};

} // namespace rf::models
