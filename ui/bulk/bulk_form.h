#pragma once
// What a bulk edit shall do, and to which items: the fields over the outcome.

#include "ui/bulk/bulk_fields.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace rf::ui {

class BulkForm : public BulkFields {
    Q_OBJECT
public:
    /// `attributes` are offered for the path. `result`: what the query is called.
    BulkForm(models::BulkModel* model, const QStringList& attributes, const QString& result, QWidget* parent = nullptr);

    void setKind(models::BulkAction::Kind kind);
    void setPath(const QString& path);
    void focusFirst() override;

private:
    void tell();
    void refresh();
    models::BulkAction action() const;

    models::BulkModel* m_model;
    QComboBox* m_kind;
    QComboBox* m_path;
    QComboBox* m_type;
    QLineEdit* m_text;
    QLineEdit* m_name;
    QLabel* m_to;
    QLabel* m_hint;
    bool m_touched = false; ///< problems are said once something was typed
};

} // namespace rf::ui
