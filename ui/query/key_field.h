#pragma once
// One key attribute of the query: its name, operator, value (two for "between"), and what is wrong with it beneath.

#include "models/query/query_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace rf::ui {

class KeyFieldEdit : public QWidget {
    Q_OBJECT
public:
    KeyFieldEdit(models::QueryModel* query, const models::KeyField& field, QWidget* parent = nullptr);

    QString attribute() const { return m_attribute; }
    /// Takes over what the model holds; what is being typed is left alone when it is the same.
    void refresh(const models::KeyField& field);
    /// A problem shows once the field was touched, or always after `insist`.
    void showProblem(const QString& problem, bool insist);
    QLineEdit* value() const { return m_value; }
    QComboBox* operatorBox() const { return m_operator; }
    bool hasHeightForWidth() const override { return false; }

signals:
    void submitted(); ///< Enter

private:
    QString m_attribute;
    bool m_touched = false;
    QLabel* m_name;
    QComboBox* m_operator = nullptr;
    QLineEdit* m_value;
    QLabel* m_and;
    QLineEdit* m_upper;
    QLabel* m_problem;
};

} // namespace rf::ui
