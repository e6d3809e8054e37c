#pragma once

#include <QWidget>

class QLineEdit;

namespace rf::ui {

/// A path with a Browse button.
class PathEdit : public QWidget {
    Q_OBJECT
public:
    enum class For { Opening, Saving };
    PathEdit(For purpose, const QString& accessibleName, const QString& filter, QWidget* parent = nullptr);
    QString path() const;
    void setPath(const QString& path);

signals:
    void changed();

private:
    void browse();
    For m_for;
    QString m_filter;
    QLineEdit* m_edit;
};

} // namespace rf::ui
