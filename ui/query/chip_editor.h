#pragma once
// The popup that makes or changes one filter: path, operator, type, values.

#include "models/query/filter_model.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QCompleter;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace rf::ui {

class Button;

/// An attribute that was seen, with the type most of its values have.
struct KnownAttribute {
    QString name;
    models::ValueType type = models::ValueType::S;
    friend bool operator==(const KnownAttribute&, const KnownAttribute&) = default;
};

class ChipEditor : public QFrame {
    Q_OBJECT
public:
    explicit ChipEditor(QWidget* parent = nullptr);

    void setAttributes(const QList<KnownAttribute>& attributes);
    /// Opens beneath `anchor`; `existing` allows to remove it.
    void open(const models::FilterChip& chip, bool existing, QWidget* anchor);
    models::FilterChip chip() const;

signals:
    void accepted(const rf::models::FilterChip& chip);
    void removeRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void operatorChanged();
    void fillTypes();
    void guessType();
    void showFields();
    void check(bool all);
    void accept();
    models::FilterOperator op() const;
    models::ValueType type() const;

    QLineEdit* m_path;
    QComboBox* m_operator;
    QLabel* m_typeLabel;
    QComboBox* m_type;
    QLabel* m_valueLabel;
    QLineEdit* m_value;
    QLabel* m_and;
    QLineEdit* m_upper;
    QComboBox* m_typeValue; ///< what "type is" compares with
    QPlainTextEdit* m_list;
    QLabel* m_problem;
    QCheckBox* m_enabled;
    Button* m_remove;
    Button* m_apply;
    QList<KnownAttribute> m_attributes;
    bool m_typeChosen = false; ///< by hand: no more guesses
};

} // namespace rf::ui
