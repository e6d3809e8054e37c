#pragma once
// The inspector's JSON side: the item as text, checked at every change of it.

#include "models/tables/table_info.h"
#include "models/value/json_text.h"

#include <QObject>

namespace rf::models {

class ItemJson : public QObject {
    Q_OBJECT
public:
    enum class Format { DynamoDb, Plain };
    Q_ENUM(Format)

    explicit ItemJson(QObject* parent = nullptr);

    /// As ItemTreeModel::setItem. Text that stands unsaved for the same item and says the same value is kept.
    void setItem(const TableInfo& table, const Value& item, const std::optional<Value>& original);
    void clear();
    /// Plain loses the types: read-only.
    void setFormat(Format format);
    Format format() const { return m_format; }
    bool isEditable() const { return m_format == Format::DynamoDb && !m_readOnly; }
    void setReadOnly(bool readOnly);

    QString text() const { return m_text; }
    /// What the editor holds now. Checks it; emits checked(), and edited() when it says another item than before.
    void setText(const QString& text);
    bool isValid() const { return !m_problem; }
    /// The first mistake with its place; nothing while the text is an item that can be staged.
    const std::optional<JsonProblem>& problem() const { return m_problem; }
    QString problemText() const; ///< "Line 4, column 12: …"; empty when valid

signals:
    void textChanged(); ///< by setItem or setFormat, not by setText
    void checked();
    void edited(const rf::models::Value& item, const QString& what);

private:
    void render();
    std::optional<JsonProblem> check(const QString& text, std::optional<Value>* item) const;
    QString wrongKey(const Value& item) const;

    TableInfo m_table;
    std::optional<Value> m_item;
    std::optional<Value> m_original;
    Format m_format = Format::DynamoDb;
    bool m_readOnly = false;
    QString m_text;
    std::optional<JsonProblem> m_problem;
};

} // namespace rf::models
