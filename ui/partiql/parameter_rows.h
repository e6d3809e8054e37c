#pragma once

#include "models/partiql/statement_model.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace rf::ui {

class WrapLayout;

/// A field with its type for each `?` of the statement, side by side; none without one.
class ParameterRows : public QWidget {
    Q_OBJECT
public:
    explicit ParameterRows(models::StatementModel* model, QWidget* parent = nullptr);
    QLineEdit* value(int number) const { return m_fields.value(number).value; }
    QComboBox* type(int number) const { return m_fields.value(number).type; }
    int count() const { return int(m_shown); }

signals:
    void submitted(); ///< Enter

private:
    struct Field {
        QWidget* box = nullptr;
        QComboBox* type = nullptr;
        QLineEdit* value = nullptr;
    };
    void refresh();
    Field make(int number);
    void changed(int number);

    models::StatementModel* m_model;
    WrapLayout* m_layout;
    QList<Field> m_fields;
    int m_shown = 0;
};

} // namespace rf::ui
